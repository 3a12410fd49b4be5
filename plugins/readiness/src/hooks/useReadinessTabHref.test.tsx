import {
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import plugin from '../alpha';
import { readinessApiRef } from '../api';
import { EntityReadinessContent, ReadinessPage } from '../plugin';
import { EntityPage } from '../testing/EntityPage';
import { stubApi } from '../testing/renderReadiness';

/** The catalog's entity page on the new system, as far as routes go. */
const catalog = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.makeWithOverrides({
      name: 'entity',
      inputs: {
        contents: createExtensionInput([
          coreExtensionData.reactElement,
          coreExtensionData.routePath,
          coreExtensionData.routeRef.optional(),
        ]),
      },
      factory: makePage =>
        makePage({
          path: '/catalog/:namespace/:kind/:name',
          routeRef: entityRouteRef,
          loader: async () => <></>,
        }),
    }),
  ],
});

const levelLink = () => screen.findByRole('link', { name: /3 Proactive/ });

describe('the address of the tab', () => {
  it('is where a classic app mounts it', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[readinessApiRef, stubApi()]]}>
        <Routes>
          <Route
            path="/catalog/:namespace/:kind/:name"
            element={<EntityPage />}
          >
            <Route path="ready" element={<EntityReadinessContent />} />
          </Route>
          <Route path="/health" element={<ReadinessPage />} />
        </Routes>
      </TestApiProvider>,
      { routeEntries: ['/health'] },
    );
    expect(await levelLink()).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/ready?scorecard=production-readiness',
    );
  });

  it('is the page of the service where the app mounts no tab', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[readinessApiRef, stubApi()]]}>
        <Routes>
          <Route
            path="/catalog/:namespace/:kind/:name"
            element={<EntityPage />}
          />
          <Route path="/health" element={<ReadinessPage />} />
        </Routes>
      </TestApiProvider>,
      { routeEntries: ['/health'] },
    );
    expect(await levelLink()).toHaveAttribute(
      'href',
      '/catalog/default/component/payments',
    );
  });

  it('is where an app on the new system configures it, as is the page', async () => {
    renderTestApp({
      features: [plugin, catalog],
      config: {
        app: {
          extensions: [
            { 'page:readiness': { config: { path: '/health' } } },
            { 'entity-content:readiness': { config: { path: '/ready' } } },
          ],
        },
      },
      initialRouteEntries: ['/health'],
      apis: [[readinessApiRef, stubApi()]],
    });
    expect(await levelLink()).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/ready?scorecard=production-readiness',
    );
    expect(screen.getByRole('tab', { name: 'Sources' })).toHaveAttribute(
      'href',
      '/health/sources',
    );
  });
});
