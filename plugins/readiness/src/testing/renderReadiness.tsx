import type { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { ReadinessApi } from '@service-readiness/backstage-plugin-readiness-common';
import type { RenderResult } from '@testing-library/react';
import { run } from 'axe-core';
import type { ReactElement } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { readinessApiRef } from '../api';
import { ClockContext } from '../hooks/useNow';
import { rootRouteRef } from '../routes';
import * as views from './exampleViews';

/** A client that answers with the example views. */
export function stubApi(overrides: Partial<ReadinessApi> = {}): ReadinessApi {
  return {
    listServices: jest.fn(async () => views.services),
    getService: jest.fn(async () => views.card),
    explainScorecard: jest.fn(async () => views.explanation),
    getHistory: jest.fn(async () => views.history),
    listFacts: jest.fn(async () => ({ items: views.facts })),
    refreshService: jest.fn(async () => views.card),
    listScorecards: jest.fn(async () => views.scorecards),
    getGroup: jest.fn(async () => views.group),
    listCollectors: jest.fn(async () => views.collectors),
    getStatus: jest.fn(async () => views.status),
    ...overrides,
  };
}

/** What a stub was asked with, of all operations together or of one. */
export function callsOf(
  api: ReadinessApi,
  operation?: keyof ReadinessApi,
): unknown[][] {
  const methods = operation ? [api[operation]] : Object.values(api);
  return methods.flatMap(method => (method as unknown as jest.Mock).mock.calls);
}

/** An answer that never comes. */
export const pending = () => new Promise<never>(() => undefined);

export const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments' },
};

export const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'checkout' },
};

const clock = () => views.now;

function Address() {
  const { pathname, search } = useLocation();
  return <div data-testid="address">{`${pathname}${search}`}</div>;
}

/** Renders a screen of ours in an app at an address, with a stub of the API and a clock that stands still. */
export async function renderReadiness(
  element: ReactElement,
  options: { api?: ReadinessApi; entity?: Entity; at?: string } = {},
): Promise<RenderResult & { api: ReadinessApi }> {
  const { api = stubApi(), entity, at = '/readiness' } = options;
  const rendered = await renderInTestApp(
    <TestApiProvider apis={[[readinessApiRef, api]]}>
      <ClockContext.Provider value={clock}>
        <Routes>
          <Route
            path="/readiness/*"
            element={
              entity ? (
                <EntityProvider entity={entity}>{element}</EntityProvider>
              ) : (
                element
              )
            }
          />
        </Routes>
        <Address />
      </ClockContext.Provider>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/readiness': rootRouteRef,
      },
    },
  );
  return { ...rendered, api };
}

/** Fails on what axe finds wrong; colours are not computed here and have a test of their own. */
export async function expectAccessible(container: Element) {
  const { violations } = await run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual(
    [],
  );
}
