import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import plugin from './alpha';
import { readinessApiRef } from './api';
import { stubApi } from './testing/renderReadiness';

describe('on the new front-end system', () => {
  it('brings the page', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/readiness'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[readinessApiRef, stubApi()]],
    });
    expect(
      await screen.findByRole('table', { name: 'Services' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('main')).toBeInTheDocument();
  });

  it.each([
    'api:readiness',
    'page:readiness',
    'entity-card:readiness',
    'entity-card:readiness/group',
    'entity-content:readiness',
    'entity-content:readiness/delivery',
  ] as const)('has the extension %s, whose id an app may configure', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });
});
