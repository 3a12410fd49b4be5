import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { ReadinessApi } from '@service-readiness/backstage-plugin-readiness-common';
import { act, type RenderResult } from '@testing-library/react';
import { run } from 'axe-core';
import type { ReactElement } from 'react';
import {
  Route,
  Routes,
  useLocation,
  useNavigationType,
} from 'react-router-dom';
import { readinessApiRef } from '../api';
import { ClockContext } from '../hooks/useNow';
import { EntityDeliveryContent, EntityReadinessContent } from '../plugin';
import { rootRouteRef } from '../routes';
import { EntityPage } from './EntityPage';
import { noAssessments } from './assessmentViews';
import * as deliveryViews from './deliveryViews';
import * as views from './exampleViews';

/** For what people do a test says itself what it answers. */
const notAnswered = async (): Promise<never> => {
  throw new Error('The test says no answer to this');
};

/** A client that answers with the example views. */
export function stubApi(overrides: Partial<ReadinessApi> = {}): ReadinessApi {
  return {
    listServices: jest.fn(async () => views.services),
    getService: jest.fn(async () => views.card),
    explainScorecard: jest.fn(async () => views.explanation),
    getCheckRecord: jest.fn(async () => views.checkRecord),
    getHistory: jest.fn(async () => views.history),
    listFacts: jest.fn(async () => ({ items: views.facts })),
    refreshService: jest.fn(async () => views.card),
    listScorecards: jest.fn(async () => views.scorecards),
    getGroup: jest.fn(async () => views.group),
    getAssessments: jest.fn(async () => noAssessments),
    assess: jest.fn(notAnswered),
    listCollectors: jest.fn(async () => views.collectors),
    getStatus: jest.fn(async () => views.status),
    listAttestations: jest.fn(async () => ({ items: [] })),
    listWaivers: jest.fn(async () => ({ items: [] })),
    listDisputes: jest.fn(async () => ({ items: [] })),
    listActivity: jest.fn(async () => ({ items: [] })),
    attest: jest.fn(notAnswered),
    withdrawAttestation: jest.fn(notAnswered),
    requestWaiver: jest.fn(notAnswered),
    decideWaiver: jest.fn(notAnswered),
    endWaiver: jest.fn(notAnswered),
    dispute: jest.fn(notAnswered),
    answerDispute: jest.fn(notAnswered),
    pushFacts: jest.fn(notAnswered),
    pushEvents: jest.fn(notAnswered),
    pushDeployment: jest.fn(notAnswered),
    pushIncident: jest.fn(notAnswered),
    getFactSeries: jest.fn(notAnswered),
    getDelivery: jest.fn(async () => deliveryViews.delivery),
    listDeliveryEvents: jest.fn(async () => deliveryViews.deliveryEvents),
    listEventSources: jest.fn(async () => deliveryViews.eventSources),
    listReceivedEvents: jest.fn(async () => deliveryViews.receivedEvents),
    testMapping: jest.fn(async () => deliveryViews.mappingAnswer),
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
  const how = useNavigationType();
  return (
    <div data-testid="address" data-how={how}>{`${pathname}${search}`}</div>
  );
}

/** Renders a screen of ours in an app at an address, with a stub of the API and a clock that stands still. */
export async function renderReadiness(
  element: ReactElement,
  options: { api?: ReadinessApi; entity?: Entity; at?: string } = {},
): Promise<RenderResult & { api: ReadinessApi }> {
  const { api = stubApi(), entity, at = '/readiness' } = options;
  const screenOf = entity ? (
    <EntityProvider entity={entity}>{element}</EntityProvider>
  ) : (
    element
  );
  const rendered = await renderInTestApp(
    <TestApiProvider apis={[[readinessApiRef, api]]}>
      <ClockContext.Provider value={clock}>
        <Routes>
          <Route path="/readiness/*" element={screenOf} />
          <Route
            path="/catalog/:namespace/:kind/:name"
            element={<EntityPage />}
          >
            <Route index element={screenOf} />
            <Route path="readiness/*" element={<EntityReadinessContent />} />
            <Route path="delivery/*" element={<EntityDeliveryContent />} />
          </Route>
        </Routes>
        <Address />
      </ClockContext.Provider>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: {
        '/readiness': rootRouteRef,
      },
    },
  );
  return { ...rendered, api };
}

/** Fails on what axe finds wrong; colours are not computed here and have a test of their own. */
export async function expectAccessible(container: Element) {
  // What fades in or out goes on while axe looks.
  const { violations } = await act(() =>
    run(container, {
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
      },
    }),
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual(
    [],
  );
}
