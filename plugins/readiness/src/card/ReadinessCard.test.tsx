import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
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
import { ReadinessCard } from './ReadinessCard';

const render = (api = stubApi()) =>
  renderReadiness(<ReadinessCard />, { api, entity: component });

describe('ReadinessCard', () => {
  it('answers where the service stands, what is next, who and where, with one request', async () => {
    const { api, container } = await render();
    const block = await screen.findByRole('region', {
      name: 'Production readiness',
    });
    expect(block).toHaveTextContent('Level 3 Proactive of 4');
    expect(block).toHaveTextContent('Next: 4 Optimized, 2 steps');
    expect(block).toHaveTextContent(
      'The oldest fact was read 12 min ago; an outcome last changed 12 min ago.',
    );
    expect(block).toHaveTextContent(
      /3 Proactive.*OwnerCheckoutRunbookRunbook.*Look atDashboard: Golden signals.*Tier1.*Next: 4/,
    );
    const steps = within(block).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      '✕failProgressive deliveryabout a day of workAdd a canary stage to the pipeline.',
      '?unknownRollback rehearsedThe delivery collector would answer; it has not run yet.',
    ]);
    expect(
      within(block).getByRole('link', { name: 'Progressive delivery' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/readiness?scorecard=production-readiness&rung=4&check=progressive-delivery',
    );
    expect(screen.getByRole('link', { name: 'Checkout' })).toHaveAttribute(
      'href',
      '/catalog/default/group/checkout',
    );
    expect(screen.getByRole('link', { name: /^Runbook/ })).toHaveAttribute(
      'href',
      'https://example.org/runbook',
    );
    expect(
      screen.getByRole('link', { name: /^Open readiness/ }),
    ).toHaveAttribute('href', '/catalog/default/component/payments/readiness');
    expect(screen.queryByText(/Example data/)).not.toBeInTheDocument();
    await expectAccessible(container);
    expect(callsOf(api)).toHaveLength(1);
  });

  it.each([
    [
      '2026-11-21T07:00:00.000Z',
      'The oldest fact was read 1 h ago; first evaluated 12 min ago.',
    ],
    [undefined, 'First evaluated 12 min ago.'],
  ])('does not call a first evaluation a change', async (asOf, words) => {
    const [scorecard] = views.card.scorecards;
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          scorecards: [{ ...scorecard!, asOf, firstEvaluated: true }],
        })),
      }),
    );
    expect(
      await screen.findByRole('region', { name: 'Production readiness' }),
    ).toHaveTextContent(words);
  });

  it('is honest about waivers, says what runs out, and where a word is enough', async () => {
    const [scorecard] = views.card.scorecards;
    const { container } = await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          scorecards: [
            {
              ...scorecard!,
              level: { ...views.level, waived: 2, earned: 2 },
              nextSteps: [{ ...views.nextSteps[1]!, attestable: true }],
            },
          ],
          lapsing: {
            attestations: 1,
            waivers: 0,
            firstAt: '2026-11-26T08:00:00.000Z',
          },
        })),
      }),
    );
    const block = await screen.findByRole('region', {
      name: 'Production readiness',
    });
    expect(block).toHaveTextContent('3 Proactive of 42 waived · earned 2');
    expect(block).toHaveTextContent('1 attestation lapses in 5 d.');
    expect(
      within(block).getByRole('link', { name: 'Attest Rollback rehearsed' }),
    ).toHaveAttribute('href', expect.stringContaining('rollback-rehearsed'));
    await userEvent.hover(screen.getByText(/2 waived/));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      '2 checks are not met and waived; without waivers the level is 2',
    );
    await expectAccessible(container);
  });

  it.each([
    [{ attestations: 0, waivers: 1 }, '1 waiver lapses in 5 d.'],
    [
      { attestations: 2, waivers: 1 },
      '2 attestations and 1 waiver lapse soon, the first in 5 d.',
    ],
  ])('counts what runs out', async (counts, words) => {
    const firstAt = '2026-11-26T08:00:00.000Z';
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          lapsing: { ...counts, firstAt },
        })),
      }),
    );
    expect(
      await screen.findByRole('region', { name: 'Production readiness' }),
    ).toHaveTextContent(words);
  });

  it('tells how the service is delivered, and leads to how that comes about', async () => {
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          delivery: deliveryViews.summary,
        })),
      }),
    );
    const link = await screen.findByRole('link', {
      name: /^Deployment frequency/,
    });
    expect(link).toHaveTextContent(
      'Deployment frequency: 9 / week Elite · Change lead time: 5 h High · Change failure rate: 4 % Elite · Failed deployment recovery: no data',
    );
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/readiness/delivery',
    );
    expect(screen.getByText(/in 30 days/)).toBeInTheDocument();
  });

  it('says nothing of delivery while nothing is known of it', async () => {
    await render();
    await screen.findByText('Runbook', { selector: 'dt' });
    expect(screen.queryByText('Delivery')).not.toBeInTheDocument();
  });

  it('is refreshed with the keyboard without losing the place', async () => {
    const refreshService = jest.fn(pending);
    await render(stubApi({ refreshService }));
    const button = await screen.findByRole('button', { name: 'Refresh' });
    button.focus();
    await userEvent.keyboard('{Enter}{Enter}');
    expect(
      await screen.findByText('Collecting and evaluating…'),
    ).toBeInTheDocument();
    expect(button).toHaveFocus();
    expect(refreshService).toHaveBeenCalledTimes(1);
  });

  it('draws the layout while it waits', async () => {
    await render(stubApi({ getService: jest.fn(pending) }));
    expect(
      screen.getByRole('status', { name: 'Loading readiness' }),
    ).toBeInTheDocument();
  });

  it('says what the level rests on: example, pending, unverified, unknowns', async () => {
    const [scorecard] = views.card.scorecards;
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          example: true,
          pending: true,
          tier: { value: 3, declared: false },
          scorecards: [
            {
              ...scorecard!,
              level: {
                ...views.level,
                unverifiedSince: '2026-11-03T00:00:00.000Z',
                heldByUnknownsOnly: true,
              },
            },
          ],
        })),
      }),
    );
    expect(
      await screen.findByText('Example data: not a real company.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('A change is waiting to be evaluated'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Unverified since 3 Nov 2026/)).toBeInTheDocument();
    expect(screen.getByText(/only unknown checks hold/)).toBeInTheDocument();
    expect(screen.getByText('3 (not declared, assumed)')).toBeInTheDocument();
  });

  it('shows every scorecard, and no next level at the top', async () => {
    const [scorecard] = views.card.scorecards;
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          scorecards: [
            scorecard!,
            {
              ...scorecard!,
              id: 'security',
              title: 'Security',
              nextLevel: undefined,
              nextSteps: [],
            },
          ],
        })),
      }),
    );
    const security = await screen.findByRole('region', { name: 'Security' });
    expect(security).toHaveTextContent('The highest level is reached.');
    expect(
      screen.getByRole('region', { name: 'Production readiness' }),
    ).toBeInTheDocument();
  });

  it('says what to do when no scorecard applies', async () => {
    await render(
      stubApi({
        getService: jest.fn(async () => ({ ...views.card, scorecards: [] })),
      }),
    );
    expect(
      await screen.findByText('No scorecard applies to this service'),
    ).toBeInTheDocument();
  });

  it.each([
    ['none', undefined, 'no owner'],
    ['notFound', 'group:default/gone', 'no such group: gone'],
    ['user', 'user:default/x', /\(a person\)/],
    ['emptyGroup', 'group:default/x', /\(no members\)/],
  ] as const)(
    'says what is wrong with an owner that is %s',
    async (state, ref, text) => {
      await render(
        stubApi({
          getService: jest.fn(async () => ({
            ...views.card,
            owner: { state, ref },
          })),
        }),
      );
      const owner = await screen.findByText('Owner');
      await waitFor(() => expect(owner.nextSibling).toHaveTextContent(text));
    },
  );

  it('never makes a link of anything but http(s)', async () => {
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          links: [
            {
              type: 'runbook' as const,
              title: 'Click me',
              // eslint-disable-next-line no-script-url
              url: 'javascript:alert(1)',
            },
          ],
        })),
      }),
    );
    expect(await screen.findByText('Runbook: Click me')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Click me/ }),
    ).not.toBeInTheDocument();
  });

  it('refreshes where the caller may, and says so', async () => {
    const [scorecard] = views.card.scorecards;
    const refreshService = jest.fn(async () => ({
      ...views.card,
      scorecards: [
        {
          ...scorecard!,
          level: { ...views.level, level: 4, name: 'Optimized' },
        },
      ],
    }));
    await render(stubApi({ refreshService }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(await screen.findByText('Up to date.')).toHaveAttribute(
      'role',
      'status',
    );
    expect(screen.getByText(/Optimized of 4|4 Optimized$/)).toBeInTheDocument();
    expect(refreshService).toHaveBeenCalledWith({
      kind: 'component',
      namespace: 'default',
      name: 'payments',
    });
  });

  it('no longer says that all is up to date once it may not be', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      await render();
      await userEvent.click(
        await screen.findByRole('button', { name: 'Refresh' }),
        { advanceTimers: jest.advanceTimersByTime },
      );
      const said = await screen.findByText('Up to date.');
      await act(() => jest.advanceTimersByTimeAsync(5_000));
      expect(said).toBeEmptyDOMElement();
    } finally {
      jest.useRealTimers();
    }
  });

  it('promises no level on which nothing counts yet', async () => {
    const [scorecard] = views.card.scorecards;
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          scorecards: [
            {
              ...scorecard!,
              nextSteps: [],
              rungs: scorecard!.rungs.map(rung =>
                rung.level === 4 ? { ...rung, countsFrom: '2027-01-01' } : rung,
              ),
            },
          ],
        })),
      }),
    );
    expect(
      await screen.findByText(
        'Next: 4 Optimized, nothing counts there until 1 Jan 2027',
      ),
    ).toBeInTheDocument();
  });

  it('looks again when the reader comes back', async () => {
    const getService = jest.fn(async () => views.card);
    await render(stubApi({ getService }));
    await screen.findByText(/^Next: 4 Optimized/);
    const [scorecard] = views.card.scorecards;
    getService.mockResolvedValueOnce({
      ...views.card,
      scorecards: [{ ...scorecard!, nextLevel: undefined, nextSteps: [] }],
    });
    fireEvent.focus(window);
    expect(
      await screen.findByText('The highest level is reached.'),
    ).toBeInTheDocument();
  });

  it('says that a refresh failed and keeps what it knew', async () => {
    const error = await responseError(
      500,
      'An internal error occurred logId=0123abcd',
    );
    await render(
      stubApi({ refreshService: jest.fn(() => Promise.reject(error)) }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(
      await screen.findByText(/Could not refresh: .*quote 0123abcd/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Production readiness' }),
    ).toBeInTheDocument();
  });

  it('offers no refresh where the caller may not', async () => {
    await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          may: { ...views.card.may, refresh: false },
        })),
      }),
    );
    await screen.findByRole('region', { name: 'Production readiness' });
    expect(
      screen.queryByRole('button', { name: 'Refresh' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    [403, 'alert', 'You may not see the readiness of this service'],
    [404, 'status', 'Nothing is known yet about the readiness of this service'],
  ])('tells a %s from a failure', async (statusCode, role, text) => {
    const error = await responseError(statusCode, 'no');
    await render(stubApi({ getService: jest.fn(() => Promise.reject(error)) }));
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.getByText(text).closest(`[role=${role}]`)).not.toBeNull();
  });

  it('quotes the id of an error and tries again', async () => {
    const error = await responseError(
      500,
      'An internal error occurred logId=0123abcd',
    );
    const getService = jest.fn(async () => views.card);
    getService.mockRejectedValueOnce(error);
    await render(stubApi({ getService }));
    expect(await screen.findByText('0123abcd')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('region', { name: 'Production readiness' }),
    ).toBeInTheDocument();
  });
});
