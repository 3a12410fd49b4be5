import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import plugin from '../alpha';
import { readinessApiRef } from '../api';
import { GroupReadinessCard } from '../group/GroupReadinessCard';
import { stubApi, team } from '../testing/renderReadiness';

const card = (
  <EntityProvider entity={team}>
    <GroupReadinessCard />
  </EntityProvider>
);

/** Once the numbers are there. */
const linksToServices = async () => {
  await screen.findByText(/40 services/);
  return screen.queryAllByRole('link', { name: /service/i });
};

describe('where numbers lead in an app that mounts the card and not the page', () => {
  it('is nowhere, on the classic system', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[readinessApiRef, stubApi()]]}>
        {card}
      </TestApiProvider>,
    );
    expect(await linksToServices()).toEqual([]);
  });

  it('is nowhere, on the new system', async () => {
    renderTestApp({
      features: [
        plugin,
        createFrontendPlugin({
          pluginId: 'groups',
          extensions: [
            PageBlueprint.make({
              params: { path: '/group', loader: async () => card },
            }),
          ],
        }),
      ],
      config: { app: { extensions: [{ 'page:readiness': false }] } },
      initialRouteEntries: ['/group'],
      apis: [[readinessApiRef, stubApi()]],
    });
    expect(await linksToServices()).toEqual([]);
  });
});
