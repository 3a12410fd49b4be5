import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as deliveryViews from '../testing/deliveryViews';
import * as views from '../testing/exampleViews';
import {
  callsOf,
  component,
  expectAccessible,
  pending,
  renderReadiness,
  stubApi,
} from '../testing/renderReadiness';
import { responseError } from '../testing/responseError';
import { ServiceDelivery } from './ServiceDelivery';

const render = (api = stubApi(), at = '/readiness') =>
  renderReadiness(<ServiceDelivery />, { api, entity: component, at });

const answering = (changes: Partial<DeliveryView>) =>
  stubApi({
    getDelivery: jest.fn(async () => ({
      ...deliveryViews.delivery,
      ...changes,
    })),
  });

/** No event was ever received. */
const nothing = {
  lastEventAt: undefined,
  scope: { ...deliveryViews.delivery.scope, withEvents: 0 },
};

const figure = (name: string) => screen.findByRole('region', { name });
const address = () => screen.getByTestId('address').textContent;

describe('The five figures', () => {
  it.each([
    [
      'Deployment frequency',
      ['9 / week', 'Elite', 'better than 6.2 / week in the 30 days before'],
    ],
    [
      'Change lead time',
      ['5 h', 'High', 'p75 21 h · p95 2.5 d', 'better than 8 h'],
    ],
    [
      'Failed deployment recovery',
      ['40 min', 'worse than 30 min', '1 incident still open, not counted'],
    ],
    ['Change failure rate', ['4.9 %', '2 of 41 deployments', 'about the same']],
  ])('%s says value, band and trend', async (name, texts) => {
    await render();
    const tile = await figure(name);
    for (const text of texts) expect(tile).toHaveTextContent(text);
  });

  it('say “no data” with the reason, and never 0 %', async () => {
    await render();
    const tile = await figure('Deployment rework rate');
    expect(tile).toHaveTextContent('no data');
    expect(tile).toHaveTextContent(
      'No deployment says whether an incident was its reason.',
    );
    expect(tile).not.toHaveTextContent('%');
    expect(within(tile).queryByRole('img')).not.toBeInTheDocument();
  });

  it('draw weeks without data as gaps, and say so', async () => {
    await render();
    const line = within(await figure('Deployment frequency')).getByRole('img');
    expect(line).toHaveAccessibleName(
      '5 parts of the window, from 6 / week to 12 / week, the last 12 / week, 1 without data',
    );
    expect(line.querySelectorAll('polyline')).toHaveLength(2);
  });

  it('open how they are computed, in the address and by keyboard', async () => {
    const { container } = await render();
    const button = within(await figure('Deployment frequency')).getByRole(
      'button',
      { name: /How is this computed/ },
    );
    act(() => button.focus());
    await userEvent.keyboard('{Enter}');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(address()).toBe('/readiness?figure=deploymentFrequency');
    const explanation = screen.getByRole('region', {
      name: 'How the deployment frequency is computed',
    });
    for (const text of [
      'Successful production deployments over the days of the window.',
      '39 observations',
      '3: not in a production environment',
      'Elite: more than 1 a day',
      'from “Operations handbook”',
    ]) {
      expect(explanation).toHaveTextContent(text);
    }
    const rows = within(explanation).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toContain('Mon 2 Novno data');
    await expectAccessible(container);
    await userEvent.keyboard('{Enter}');
    expect(address()).toBe('/readiness');
  });

  it('that are missing leave the others', async () => {
    await render(answering({ figures: [deliveryViews.deploymentFrequency] }));
    await figure('Deployment frequency');
    expect(
      screen.queryByRole('region', { name: 'Change lead time' }),
    ).not.toBeInTheDocument();
  });
});

describe('The window', () => {
  it('is chosen, and asked for', async () => {
    const { api } = await render();
    await figure('Deployment frequency');
    expect(screen.getByRole('button', { name: '30 days' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(screen.getByRole('button', { name: '90 days' }));
    expect(address()).toBe('/readiness?window=90d');
    await waitFor(() =>
      expect(callsOf(api, 'getDelivery').map(([input]) => input)).toEqual([
        { query: { entity: 'component:default/payments', window: '30d' } },
        { query: { entity: 'component:default/payments', window: '90d' } },
      ]),
    );
  });

  it.each([
    ['of the address', '/readiness?window=7d', '7d'],
    ['of 30 days for one that there is not', '/readiness?window=9d', '30d'],
  ])('is the one %s', async (_, at, window) => {
    const { api } = await render(stubApi(), at);
    expect(callsOf(api, 'getDelivery')[0]).toEqual([
      expect.objectContaining({ query: expect.objectContaining({ window }) }),
      expect.anything(),
    ]);
  });
});

describe('The time line', () => {
  const line = () => screen.findByRole('toolbar', { name: /Deployments/ });

  it('goes from event to event with the arrow keys, and says what each is', async () => {
    const { container } = await render();
    const marks = within(await line()).getAllByRole('button');
    const open = screen.getByRole('button', {
      name: 'Incident INC-9, open since 20 Nov 2026, 08:00 UTC',
    });
    expect(marks.filter(mark => mark.tabIndex === 0)).toEqual([open]);
    act(() => open.focus());
    await userEvent.keyboard('{Home}');
    expect(
      screen.getByRole('button', { name: /^Deployment 1.4.2 succeeded/ }),
    ).toHaveFocus();
    expect(
      screen.getByRole('link', { name: /Open in pipelines/ }),
    ).toHaveAttribute('href', 'https://ci.example.org/1');
    await userEvent.keyboard('{ArrowRight}');
    expect(
      screen.getByRole('button', {
        name: /^Deployment 1.4.3 counts as failed: incident INC-7 began/,
      }),
    ).toHaveFocus();
    // Its address is no web address.
    expect(
      screen.queryByRole('link', { name: /Open in/ }),
    ).not.toBeInTheDocument();
    await userEvent.keyboard('{End}');
    expect(open).toHaveFocus();
    await expectAccessible(container);
  });

  it('tells failed deployments apart by shape, and lets open incidents reach the edge', async () => {
    await render();
    await line();
    const failed = screen.getByRole('button', { name: /^Deployment 1.4.3/ });
    expect(failed.querySelector('[data-look="failed"]')).not.toBeNull();
    const open = screen.getByRole('button', { name: /^Incident INC-9/ });
    expect(open).toHaveAttribute('data-open', 'true');
    expect(
      Number.parseFloat(open.style.left) + Number.parseFloat(open.style.width),
    ).toBeCloseTo(100);
    expect(
      within(
        screen.getByRole('list', { name: 'Shapes on the time line' }),
      ).getByText('counts as failed'),
    ).toBeInTheDocument();
  });

  it('is a table for those who want one', async () => {
    await render();
    await line();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show as a table' }),
    );
    const table = screen.getByRole('table', { name: 'Time line as a table' });
    expect(within(table).getAllByRole('row')).toHaveLength(5);
    expect(table).toHaveTextContent(
      'Incident Payments time out (SEV2), 13 Nov 2026, 08:52 UTC, resolved after 40 min',
    );
  });

  it('says that older events are left out', async () => {
    await render(
      answering({
        timeline: { ...deliveryViews.delivery.timeline!, truncated: true },
      }),
    );
    expect(await screen.findByText(/older ones are left out/)).toBeVisible();
  });

  it('says that nothing happened', async () => {
    await render(
      answering({
        timeline: { deployments: [], incidents: [], truncated: false },
      }),
    );
    expect(
      await screen.findByText(/No production deployment and no incident/),
    ).toBeVisible();
  });
});

describe('The stages of the lead time', () => {
  it('name the widest, and those without data', async () => {
    await render();
    expect(
      await screen.findByText('Changes wait 21 h for review.'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Stages of the lead time' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Coding (first commit to opened) 3 h, p75 9 h, 80 changes',
      'Waiting for review (opened to first review) 21 h, p75 30 h, 71 changes',
      'Review (first review to merged) 2 h, 71 changes',
      'Waiting for production (merged to deployed) no data',
    ]);
  });

  it('say so where none is known', async () => {
    await render(answering({ stages: [], widestStage: undefined }));
    expect(await screen.findByText(/^No data: no change/)).toBeVisible();
  });
});

describe('Changes that wait', () => {
  it.each<[string, DeliveryView['undeployed'], RegExp]>([
    [
      'are counted, with the age of the oldest',
      deliveryViews.delivery.undeployed,
      /4 changes merged and not in production, the oldest merged 6 d ago/,
    ],
    ['may be none', { count: 0 }, /0 changes merged and not in production\./],
    [
      'may be unknown',
      { noData: 'No change was reported.' },
      /No data about changes that wait: No change was reported\./,
    ],
  ])('%s', async (_, undeployed, expected) => {
    await render(answering({ undeployed }));
    expect(
      await screen.findByRole('region', { name: 'Changes on their way' }),
    ).toHaveTextContent(expected);
  });
});

describe('The events', () => {
  it('are listed with their state; only web addresses become links', async () => {
    await render();
    const table = await screen.findByRole('table', { name: 'Events' });
    const [, incident, deployment, staging] = within(table).getAllByRole('row');
    expect(incident).toHaveTextContent('open');
    expect(
      within(deployment!).getByRole('link', { name: /Release/ }),
    ).toHaveAttribute('href', 'https://ci.example.org/2');
    expect(staging).toHaveTextContent('staging (not production, not counted)');
    expect(within(staging!).queryByRole('link')).not.toBeInTheDocument();
  });

  it('tell the changes that a deployment names, with the moments that its lead time is made of', async () => {
    await render(
      stubApi({
        getDelivery: jest.fn(async () => deliveryViews.delivery),
        listDeliveryEvents: jest.fn(async () => ({
          items: deliveryViews.deliveryEvents.items.slice(1, 2).map(event => ({
            ...event,
            changeCount: 60,
            changes: [
              {
                id: '4ba1f2c',
                title: 'Book refunds twice a day',
                url: 'https://code.example.org/4ba1f2c',
                committedAt: '2026-11-12T08:00:00.000Z',
                mergedAt: '2026-11-12T10:00:00.000Z',
              },
              { id: '9f2c41d', url: 'data:text/html,no' },
            ],
          })),
        })),
      }),
    );
    const table = await screen.findByRole('table', { name: 'Events' });
    await userEvent.click(within(table).getByText('60 changes'));
    expect(
      within(table)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Book refunds twice a day, Opens in a new window: first commit 12 Nov 2026, 08:00 UTC, merged 12 Nov 2026, 10:00 UTC',
      '9f2c41d: no moment known',
      'and 58 more',
    ]);
  });

  it('are filtered by kind and shown page by page', async () => {
    const { api } = await render();
    await screen.findByRole('table', { name: 'Events' });
    await userEvent.click(screen.getByLabelText('Kind'));
    await userEvent.click(screen.getByRole('option', { name: 'Incidents' }));
    expect(address()).toBe('/readiness?kind=incident');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    await waitFor(() =>
      expect(
        callsOf(api, 'listDeliveryEvents').map(([input]) => input),
      ).toEqual([
        expect.objectContaining({
          query: expect.objectContaining({ kind: undefined }),
        }),
        expect.objectContaining({
          query: expect.objectContaining({ kind: 'incident' }),
        }),
        expect.objectContaining({
          query: expect.objectContaining({
            kind: 'incident',
            cursor: 'older',
          }),
        }),
      ]),
    );
  });

  it('may fail alone', async () => {
    const error = await responseError(503, 'busy');
    await render(
      stubApi({ listDeliveryEvents: jest.fn(() => Promise.reject(error)) }),
    );
    expect(await screen.findByText('Could not load the events')).toBeVisible();
    expect(await figure('Deployment frequency')).toBeVisible();
  });
});

describe('States', () => {
  it('says that it is an example', async () => {
    await render(
      stubApi({
        listServices: jest.fn(async () => ({
          ...views.services,
          example: true,
        })),
      }),
    );
    expect(await screen.findByText(/^Example data/)).toBeVisible();
  });

  it('draws the layout while it waits', async () => {
    await render(stubApi({ getDelivery: jest.fn(pending) }));
    expect(
      screen.getByRole('status', { name: 'Loading delivery' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '7 days' })).toBeVisible();
  });

  it('without any event says what to do next, and what the mapping says', async () => {
    const { container, api } = await render(answering(nothing));
    expect(
      await screen.findByText('No event of this service has come in yet'),
    ).toBeVisible();
    expect(
      screen.getByText(/"entityRef": "component:default\/payments"/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'What came in and found no service' }),
    ).toHaveAttribute('href', '/readiness/sources');
    expect(
      await screen.findByText(
        'Events that name “payments”: it is the repository of this service.',
      ),
    ).toBeVisible();
    expect(callsOf(api, 'listDeliveryEvents')).toEqual([]);
    await expectAccessible(container);
  });

  it('without any event does not need the mapping', async () => {
    const error = await responseError(403, 'no');
    await render(
      stubApi({
        getDelivery: jest.fn(async () => ({
          ...deliveryViews.delivery,
          ...nothing,
        })),
        testMapping: jest.fn(() => Promise.reject(error)),
      }),
    );
    expect(
      await screen.findByText('No event of this service has come in yet'),
    ).toBeVisible();
    expect(screen.queryByText(/Events that name/)).not.toBeInTheDocument();
  });

  it('says when nothing has come in for longer than the window', async () => {
    await render(answering({ lastEventAt: '2026-09-21T08:00:00.000Z' }));
    expect(
      await screen.findByText(
        'No event has come in for longer than this window',
      ),
    ).toBeVisible();
    expect(screen.getByText(/stale/)).toBeVisible();
  });

  it.each([
    [403, 'You may not see the delivery of this service'],
    [404, 'Nothing is known yet about the delivery of this service'],
    [503, 'Could not load the delivery of this service'],
  ])('tells a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(
      stubApi({ getDelivery: jest.fn(() => Promise.reject(error)) }),
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('keeps what it has when asking again fails', async () => {
    const error = await responseError(503, 'busy');
    const getDelivery = jest
      .fn()
      .mockResolvedValueOnce(deliveryViews.delivery)
      .mockRejectedValue(error);
    await render(stubApi({ getDelivery }));
    await figure('Deployment frequency');
    act(() => {
      window.dispatchEvent(new Event('focus'));
    });
    expect(
      await screen.findByText(
        'Could not load the newest figures; the rest is shown',
      ),
    ).toBeVisible();
    expect(await figure('Deployment frequency')).toBeVisible();
  });
});
