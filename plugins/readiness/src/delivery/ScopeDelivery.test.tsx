import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import { screen, within } from '@testing-library/react';
import * as deliveryViews from '../testing/deliveryViews';
import {
  callsOf,
  expectAccessible,
  renderReadiness,
  stubApi,
  team,
} from '../testing/renderReadiness';
import { responseError } from '../testing/responseError';
import { ReadinessPageContent } from '../page/ReadinessPageContent';
import { EntityDelivery } from './EntityDelivery';

const answering = (changes: Partial<DeliveryView> = {}) =>
  stubApi({
    getDelivery: jest.fn(async () => ({
      ...deliveryViews.groupDelivery,
      ...changes,
    })),
  });

const render = (api = answering()) =>
  renderReadiness(<EntityDelivery />, { api, entity: team });

describe('The delivery of a group', () => {
  it('says of how many services it is, and how they spread over the bands', async () => {
    const { container, api } = await render();
    expect(
      await screen.findByText(
        /Of 40 services that you can see, 31 with production deployments/,
      ),
    ).toBeVisible();
    const part = screen.getByRole('region', {
      name: 'Services by deployment frequency',
    });
    expect(
      within(part)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Low 0', 'Medium 10', 'High 15', 'Elite 6', 'no data 9']);
    expect(part).toHaveTextContent(
      'Half of the services with data are between 0.5 / week and 9 / week; the middle is 2 / week.',
    );
    expect(callsOf(api, 'getDelivery')[0]?.[0]).toEqual({
      query: { entity: 'group:default/checkout', window: '30d' },
    });
    // Neither a time line nor a list of events of single services.
    expect(screen.queryByRole('toolbar')).not.toBeInTheDocument();
    expect(callsOf(api, 'listDeliveryEvents')).toEqual([]);
    await expectAccessible(container);
  });

  it('says of a figure without bands how it spreads, and draws no bar of those without data', async () => {
    await render(
      answering({
        distribution: [
          { id: 'rework', bands: [], noData: 3, quartiles: [0, 0.02, 0.1] },
          { id: 'batchSize', bands: [], noData: 1, quartiles: [2, 2, 2] },
        ],
      }),
    );
    const rework = await screen.findByRole('region', {
      name: 'Services by deployment rework rate',
    });
    expect(rework).toHaveTextContent(
      /are between 0 % and 10 %; the middle is 2 %\.It has no bands\. 3 services without data\.$/,
    );
    expect(within(rework).queryByRole('list')).not.toBeInTheDocument();
    expect(
      screen.getByRole('region', {
        name: 'Services by changes per deployment',
      }),
    ).toHaveTextContent(
      /At least half of the services with data are at 2 changes\.It has no bands\. 1 service without data\.$/,
    );
  });

  it('has nothing to tell without services', async () => {
    await render(
      answering({
        scope: { ...deliveryViews.groupDelivery.scope, services: 0 },
      }),
    );
    expect(
      await screen.findByText('No services below this group'),
    ).toBeVisible();
    expect(screen.queryByText(/%/)).not.toBeInTheDocument();
  });

  it('says what to do while no event has come in', async () => {
    await render(
      answering({
        lastEventAt: undefined,
        scope: { ...deliveryViews.groupDelivery.scope, withEvents: 0 },
      }),
    );
    expect(await screen.findByText('No event has come in yet')).toBeVisible();
  });

  it.each([
    [403, 'You may not see the delivery of this group'],
    [404, 'Nothing is known yet about the delivery of this group'],
    [503, 'Could not load the delivery of this group'],
  ])('tells a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(
      stubApi({ getDelivery: jest.fn(() => Promise.reject(error)) }),
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('The delivery of the company', () => {
  it('is a tab of the page, with an address of its own', async () => {
    const api = answering();
    await renderReadiness(<ReadinessPageContent />, {
      api,
      at: '/readiness/delivery',
    });
    expect(
      await screen.findByRole('region', { name: 'Services by band' }),
    ).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Delivery' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(callsOf(api, 'getDelivery')[0]?.[0]).toEqual({
      query: { entity: undefined, window: '30d' },
    });
  });
});
