import {
  entityRouteRef,
  EntityProvider,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityGroupReadinessCard,
  EntityReadinessCard,
  EntityDeliveryContent,
  EntityReadinessContent,
  isDeliveryAvailable,
  isReadinessAvailable,
  ReadinessPage,
  readinessApiRef,
  readinessPlugin,
} from './index';
import { component, stubApi, team } from './testing/renderReadiness';

const render = (element: ReactElement, entity = component) =>
  renderInTestApp(
    <TestApiProvider apis={[[readinessApiRef, stubApi()]]}>
      <EntityProvider entity={entity}>
        <Routes>
          <Route path="/*" element={element} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/readiness': readinessPlugin.routes.root,
        '/content': readinessPlugin.routes.entityContent,
        '/delivery': readinessPlugin.routes.entityDelivery,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );

describe('on the classic front-end system', () => {
  it('brings the page', async () => {
    await render(<ReadinessPage />);
    expect(
      await screen.findByRole('table', { name: 'Services' }),
    ).toBeInTheDocument();
  });

  it('brings the card and the tab of an entity', async () => {
    const { unmount } = await render(<EntityReadinessCard />);
    expect(await screen.findByText('Open readiness')).toBeInTheDocument();
    unmount();
    await render(<EntityReadinessContent />);
    expect(
      await screen.findByRole('list', { name: 'Levels, the highest first' }),
    ).toBeInTheDocument();
  });

  it('brings the card of a group', async () => {
    await render(<EntityGroupReadinessCard />, team);
    expect(
      await screen.findByText('Services below this group'),
    ).toBeInTheDocument();
  });

  it('brings the delivery of what is below a group', async () => {
    await render(<EntityDeliveryContent />, team);
    expect(
      await screen.findByRole('region', { name: 'Deployment frequency' }),
    ).toBeInTheDocument();
  });

  it('brings its API', () => {
    expect([...readinessPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      readinessApiRef.id,
    ]);
  });

  it('is for components, and delivery for what is above them', () => {
    expect(isReadinessAvailable(component)).toBe(true);
    expect(isReadinessAvailable(team)).toBe(false);
    expect(isDeliveryAvailable(component)).toBe(false);
    expect(isDeliveryAvailable(team)).toBe(true);
  });
});
