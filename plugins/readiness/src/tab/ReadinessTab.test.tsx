import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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
import { ReadinessTab } from './ReadinessTab';

const render = (api = stubApi(), at = '/readiness') =>
  renderReadiness(<ReadinessTab />, { api, entity: component, at });

const address = () => screen.getByTestId('address').textContent;

describe('ReadinessTab', () => {
  it('shows the ladder, the highest on top, with what each rung still asks', async () => {
    const { container } = await render();
    const ladder = await screen.findByRole('list', {
      name: 'Levels, the highest first',
    });
    expect(
      within(ladder)
        .getAllByRole('button')
        .map(rung => rung.textContent),
    ).toEqual([
      '4 Optimizedstill asks: 2 to do, 1 unknownRollback rehearsedProgressive delivery',
      '3 Proactive · the service is herenothing is open',
      '2 Managed · reachednothing is open',
      '1 Reactive · reachedasks for nothing',
    ]);
    expect(
      within(ladder).getByRole('button', { current: true }),
    ).toHaveTextContent('4 Optimized');
    await expectAccessible(container);
  });

  it('shows what is waived or attested beside its true outcome, with the date', async () => {
    const { rungs } = views.explanation;
    await render(
      stubApi({
        explainScorecard: jest.fn(async () => ({
          ...views.explanation,
          rungs: rungs.map(rung =>
            rung.level === 4 ? { ...rung, waived: 1 } : rung,
          ),
          checks: [
            ...views.explanation.checks,
            views.waivedCheck,
            views.attestedCheck,
          ],
        })),
      }),
    );
    const ladder = await screen.findByRole('list', {
      name: 'Levels, the highest first',
    });
    expect(ladder).toHaveTextContent(
      'still asks: 1 to do, 1 unknown · 1 waivedRollback rehearsedProgressive delivery3',
    );
    const titles = screen
      .getAllByRole('button', { expanded: false })
      .map(button => button.textContent);
    expect(titles).toContain(
      '✕failLoad testedwaived until 3 DecAdd a canary stage to the pipeline; see https://example.org/canary.',
    );
    expect(titles).toContain('✓passCost estimatedattested until 24 Dec');
  });

  it('groups the checks of the rung, what is open and cheap first', async () => {
    await render();
    const checks = await screen.findByRole('region', {
      name: 'Checks of level 4',
    });
    const titles = () =>
      within(checks)
        .getAllByRole('button', { expanded: false })
        .map(button => button.textContent);
    expect(
      within(checks)
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual(['Operations', 'Reliability']);
    expect(titles().map(title => title?.slice(0, 12))).toEqual([
      '✓passCanary ',
      '✕failProgres',
      '?unknownRoll',
    ]);

    await userEvent.click(
      screen.getByRole('button', { name: 'By capability' }),
    );
    expect(
      within(checks)
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual(['Coordination', 'Velocity']);
    expect(address()).toBe('/readiness?rung=4&by=capability');
  });

  it('says from when on a rung counts on which nothing does yet', async () => {
    await render(
      stubApi({
        explainScorecard: jest.fn(async () => ({
          ...views.explanation,
          rungs: views.explanation.rungs.map(rung =>
            rung.level === 4 ? { ...rung, countsFrom: '2027-01-01' } : rung,
          ),
        })),
      }),
    );
    expect(
      await screen.findByRole('button', { name: /^4 Optimized/ }),
    ).toHaveTextContent(/^4 Optimizednothing counts here until 1 Jan 2027$/);
  });

  it('lets "Back" return to the rung that was looked at before', async () => {
    await render();
    const how = () => screen.getByTestId('address').dataset.how;
    await userEvent.click(
      await screen.findByRole('button', { name: /^3 Proactive/ }),
    );
    expect(address()).toBe('/readiness?rung=3');
    expect(how()).toBe('PUSH');
    // How the checks of a rung stand is no place of its own.
    await userEvent.click(
      screen.getByRole('button', { name: 'By capability' }),
    );
    expect(how()).toBe('REPLACE');
  });

  it('opens a check in place with the keyboard and keeps it in the address', async () => {
    const { container } = await render();
    const header = await screen.findByRole('button', {
      name: /Progressive delivery.*about a day of work/,
    });
    expect(header).toHaveTextContent('Add a canary stage to the pipeline');
    header.focus();
    await userEvent.keyboard('{Enter}');
    expect(header).toHaveAttribute('aria-expanded', 'true');
    expect(address()).toBe('/readiness?rung=4&check=progressive-delivery');

    const detail = document.getElementById(
      header.getAttribute('aria-controls')!,
    )!;
    const parts = within(detail)
      .getAllByRole('heading', { level: 5 })
      .map(heading => heading.textContent);
    expect(parts).toEqual([
      'What to do',
      'Why this outcome',
      'Waiver',
      'What decided',
      'Facts it read',
      'Why it matters',
      'What it brings',
      'What changed',
      'Rule',
    ]);
    expect(detail).toHaveTextContent('delivery.canaryStages is 0 stages.');
    expect(detail).toHaveTextContent('this decided');
    expect(
      within(detail).getByRole('link', { name: /example.org\/canary/ }),
    ).toHaveAttribute('href', 'https://example.org/canary');
    const facts = within(detail).getByRole('table', {
      name: 'Facts of Progressive delivery',
    });
    expect(
      within(facts)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual(['Fact', 'Value', 'Source', 'Age']);
    expect(within(facts).getByText('0 stages')).toBeInTheDocument();
    expect(within(facts).getByText('as of 12 min ago')).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('says what a failing check takes, who would answer an unknown one, and since when another passes', async () => {
    await render();
    expect(
      await screen.findByRole('button', { name: /Canary has an owner/ }),
    ).toHaveTextContent('✓passCanary has an ownersince 19 Nov');
    expect(
      screen.getByRole('button', {
        name: /Rollback rehearsed.*has not covered/,
      }),
    ).toHaveTextContent(
      /^\?unknownRollback rehearsedThe pipelines collector has not covered this service yet\.$/,
    );
  });

  it('says first what ends that a check is unknown', async () => {
    await render(stubApi(), '/readiness?check=rollback-rehearsed');
    const first = await screen.findByRole('heading', {
      name: 'What to do first',
    });
    expect(first.parentElement).toHaveTextContent(
      /not covered this service yet\..*Wait for the next run of Pipelines, or refresh this service\./,
    );
  });

  it('does not call a first evaluation a change', async () => {
    await render(
      stubApi({
        explainScorecard: jest.fn(async () => ({
          ...views.explanation,
          checks: views.explanation.checks.map(check => ({
            ...check,
            firstEvaluated: true,
          })),
        })),
      }),
      '/readiness?check=canary-owner',
    );
    expect(
      await screen.findByRole('button', { name: /Canary has an owner/ }),
    ).toHaveTextContent('✓passCanary has an ownerfirst evaluated 19 Nov');
    expect(
      screen.getByRole('heading', { name: 'Why this outcome' }).parentElement,
    ).toHaveTextContent('A runbook is linked. First evaluated 2 d ago.');
  });

  it('asks for the changes of a check when it is opened, and tells their causes', async () => {
    const getHistory = jest.fn(
      async ({ query }: { query?: { check?: string } }) =>
        query?.check ? views.checkHistory : views.history,
    );
    const { api } = await render(stubApi({ getHistory }));
    const check = await screen.findByRole('button', {
      name: /Progressive delivery.*about a day/,
    });
    expect(callsOf(api, 'getHistory')).toHaveLength(1);
    await userEvent.click(check);
    const changes = await screen.findByRole('list', {
      name: 'Changes of Progressive delivery, newest first',
    });
    expect(changes).toHaveTextContent('Progressive delivery: pass → fail');
    expect(changes).toHaveTextContent('the service changed');
    expect(callsOf(api, 'getHistory')[1]?.[0]).toEqual({
      kind: 'component',
      namespace: 'default',
      name: 'payments',
      query: {
        scorecard: 'production-readiness',
        check: 'progressive-delivery',
        limit: 5,
      },
    });
  });

  it.each([
    ['says that no change of a check is recorded', 200, 'No change recorded.'],
    [
      'shows the check although its changes fail',
      500,
      'Could not load the changes of this check; the rest is shown',
    ],
  ])('%s', async (_, statusCode, text) => {
    const error = await responseError(500, 'broken');
    await render(
      stubApi({
        getHistory: jest.fn(async ({ query }) => {
          if (query?.check && statusCode !== 200) throw error;
          return query?.check ? { items: [] } : views.history;
        }),
      }),
      '/readiness?check=progressive-delivery',
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.getByText('Why this outcome')).toBeInTheDocument();
  });

  it('sets names between backticks as code, and never makes a link inside the button', async () => {
    await render(
      stubApi({
        explainScorecard: jest.fn(async () => ({
          ...views.explanation,
          checks: [
            {
              ...views.failingCheck,
              fix: 'Add `traces`, see https://example.org/canary. Then wait.',
            },
          ],
        })),
      }),
    );
    const check = await screen.findByRole('button', {
      name: /Add traces, see/,
    });
    expect(within(check).getByText('traces').tagName).toBe('CODE');
    expect(within(check).queryByRole('link')).not.toBeInTheDocument();
    expect(check).not.toHaveTextContent('Then wait');
  });

  it('shows the check that the address names, on its rung', async () => {
    await render(stubApi(), '/readiness?check=has-runbook');
    expect(
      await screen.findByRole('button', { name: /Has a runbook/ }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('region', { name: 'Checks of level 2' }),
    ).toBeInTheDocument();
  });

  it('looks at another rung', async () => {
    await render();
    await userEvent.click(
      await screen.findByRole('button', { name: /^1 Reactive/ }),
    );
    expect(screen.getByText(/This level asks for nothing/)).toBeInTheDocument();
    expect(address()).toBe('/readiness?rung=1');
  });

  it('says why a fact is absent, hatched and never as zero', async () => {
    await render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'All facts' }),
    );
    const facts = await screen.findByRole('table', { name: 'All facts' });
    expect(facts).toHaveTextContent('not collected yet');
    expect(facts).toHaveTextContent(
      'The pipelines collector has not covered this service yet.',
    );
    expect(facts).toHaveTextContent('was 2 levels, stale');
    expect(facts).toHaveTextContent(
      'as of 3 d ago, stale (18 Nov 2026, 08:00 UTC)',
    );
    expect(facts).toHaveTextContent(
      'Last attempt failed: Service answered 503',
    );
  });

  it('tells changes with their causes, newest first', async () => {
    await render();
    const changes = await screen.findByRole('list', {
      name: 'Changes, newest first',
    });
    const items = within(changes).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent(
      'Lost Optimized: delivery.canaryStages went from 1 to 0.',
    );
    expect(items[0]).toHaveTextContent('the service changed');
    expect(items[0]).toHaveTextContent('noticed 19 Nov 2026, 08:05 UTC');
    expect(items[1]).not.toHaveTextContent('noticed');
  });

  /** Three pages, of which the middle one fails once if so asked. */
  function threePages(options: { failing?: boolean } = {}) {
    const item = views.history.items[0]!;
    const page = (name: string, nextCursor?: string) => ({
      items: [{ ...item, id: name, text: name }],
      nextCursor,
    });
    const pages = {
      first: page('newest', 'b'),
      b: page('older', 'c'),
      c: page('oldest'),
    };
    let failures = options.failing ? 1 : 0;
    return stubApi({
      getHistory: jest.fn(async ({ query }) => {
        const cursor = (query?.cursor ?? 'first') as keyof typeof pages;
        if (cursor === 'b' && failures > 0) {
          failures -= 1;
          throw new Error('no answer');
        }
        return pages[cursor];
      }),
    });
  }
  const older = () => screen.findByRole('button', { name: /older changes/ });
  const changesShown = async () =>
    within(await screen.findByRole('list', { name: 'Changes, newest first' }))
      .getAllByRole('listitem')
      .map(item => item.firstChild?.textContent);

  it('shows older changes on demand, down to the first', async () => {
    const { api } = await render(threePages());
    await userEvent.click(await older());
    await waitFor(async () =>
      expect(await changesShown()).toEqual(['newest', 'older']),
    );
    await userEvent.click(await older());
    await waitFor(async () =>
      expect(await changesShown()).toEqual(['newest', 'older', 'oldest']),
    );
    expect(
      screen.queryByRole('button', { name: /older changes/ }),
    ).not.toBeInTheDocument();
    expect(callsOf(api, 'getHistory')).toHaveLength(3);
  });

  it('keeps what it shows when older changes fail, and asks for them again', async () => {
    await render(threePages({ failing: true }));
    await userEvent.click(await older());
    expect(
      await screen.findByText(/Could not load the history/),
    ).toBeInTheDocument();
    expect(await changesShown()).toEqual(['newest']);
    await userEvent.click(await older());
    await waitFor(async () =>
      expect(await changesShown()).toEqual(['newest', 'older']),
    );
  });

  it('switches between scorecards', async () => {
    const [scorecard] = views.card.scorecards;
    const { api } = await render(
      stubApi({
        getService: jest.fn(async () => ({
          ...views.card,
          scorecards: [
            scorecard!,
            { ...scorecard!, id: 'security', title: 'Security' },
          ],
        })),
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Security/ }),
    );
    await waitFor(() =>
      expect(callsOf(api, 'explainScorecard')).toHaveLength(2),
    );
    expect(callsOf(api, 'explainScorecard')[1]?.[0]).toMatchObject({
      scorecardId: 'security',
    });
    expect(address()).toBe('/readiness?scorecard=security');
  });

  it('looks at the first scorecard when the one in the address is gone', async () => {
    const gone = await responseError(404, 'no such scorecard');
    const explainScorecard = jest.fn(async () => views.explanation);
    explainScorecard.mockRejectedValueOnce(gone);
    await render(stubApi({ explainScorecard }), '/readiness?scorecard=removed');
    expect(
      await screen.findByRole('list', { name: 'Levels, the highest first' }),
    ).toBeInTheDocument();
  });

  it('says what of the address is not there, and mends it', async () => {
    const { container } = await render(
      stubApi(),
      '/readiness?scorecard=nope&check=has-runbok',
    );
    await screen.findByRole('list', { name: 'Levels, the highest first' });
    const [scorecard, check] = screen.getAllByRole('alert');
    expect(scorecard).toHaveTextContent(
      'The address names a scorecard “nope”, which this service does not have',
    );
    expect(check).toHaveTextContent('a check “has-runbok”');
    await expectAccessible(container);
    await userEvent.click(
      within(check!).getByRole('button', { name: 'Use “has-runbook”' }),
    );
    await userEvent.click(
      within(scorecard!).getByRole('button', {
        name: 'Take it out of the address',
      }),
    );
    expect(address()).toBe('/readiness?check=has-runbook');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('explains again after a refresh', async () => {
    const { api } = await render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    await waitFor(() =>
      expect(callsOf(api, 'explainScorecard')).toHaveLength(2),
    );
    expect(screen.getByText('Up to date.')).toBeInTheDocument();
  });

  it('draws the layout while it waits', async () => {
    await render(stubApi({ explainScorecard: jest.fn(pending) }));
    expect(
      await screen.findByRole('status', { name: 'Loading readiness' }),
    ).toBeInTheDocument();
  });

  it('says that it is example data and that a change waits', async () => {
    await render(
      stubApi({
        explainScorecard: jest.fn(async () => ({
          ...views.explanation,
          example: true,
          pending: true,
        })),
      }),
    );
    expect(await screen.findByText(/Example data/)).toBeInTheDocument();
    expect(screen.getByText(/A change is waiting/)).toBeInTheDocument();
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

  it('shows the rest when the history fails', async () => {
    const error = await responseError(500, 'broken logId=77aa');
    await render(stubApi({ getHistory: jest.fn(() => Promise.reject(error)) }));
    expect(
      await screen.findByText('Could not load the history; the rest is shown'),
    ).toBeInTheDocument();
    expect(screen.getByText('77aa')).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'Levels, the highest first' }),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see the readiness of this service'],
    [404, 'Nothing is known yet about the readiness of this service'],
    [500, 'Could not load the readiness of this service'],
  ])('tells a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(stubApi({ getService: jest.fn(() => Promise.reject(error)) }));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
