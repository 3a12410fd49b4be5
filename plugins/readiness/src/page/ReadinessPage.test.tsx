import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as views from '../testing/exampleViews';
import {
  callsOf,
  expectAccessible,
  renderReadiness,
  stubApi,
} from '../testing/renderReadiness';
import { responseError } from '../testing/responseError';
import { ReadinessPage } from './ReadinessPage';

const render = (api = stubApi(), at = '/readiness') =>
  renderReadiness(<ReadinessPage />, { api, at });

describe('ReadinessPage', () => {
  it('has a tab with an address for services, what was done about them, and sources', async () => {
    await render();
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'Services',
      'Scorecards',
      'Delivery',
      'Waivers',
      'Attestations',
      'Sources',
      'Activity',
    ]);
    await userEvent.click(screen.getByRole('tab', { name: 'Scorecards' }));
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/readiness/scorecards',
    );
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent(
      'Scorecards',
    );
    expect(
      await screen.findByRole('tabpanel', { name: 'Scorecards' }),
    ).toHaveTextContent('Production readiness');
  });

  it.each(['/nonsense', '/sources/nonsense'])(
    'says that there is nothing at /readiness%s, and where there is',
    async path => {
      const { api } = await render(stubApi(), `/readiness${path}`);
      const notice = screen.getByRole('alert');
      expect(notice).toHaveTextContent(
        `There is no page “${path.slice(1)}” here`,
      );
      expect(
        within(notice)
          .getAllByRole('link')
          .map(link => link.getAttribute('href')),
      ).toEqual([
        '/readiness',
        '/readiness/scorecards',
        '/readiness/delivery',
        '/readiness/waivers',
        '/readiness/attestations',
        '/readiness/sources',
        '/readiness/activity',
      ]);
      expect(screen.queryByRole('tab', { selected: true })).toBeNull();
      expect(callsOf(api)).toEqual([]);
      await userEvent.click(
        within(notice).getByRole('link', { name: 'Sources' }),
      );
      expect(screen.getByRole('tab', { selected: true })).toHaveTextContent(
        'Sources',
      );
    },
  );

  it.each(['', '/scorecards', '/sources'])(
    'says at /readiness%s that it shows example data',
    async path => {
      const example = true;
      await render(
        stubApi({
          listServices: jest.fn(async () => ({ ...views.services, example })),
          listScorecards: jest.fn(async () => ({
            ...views.scorecards,
            example,
          })),
          listCollectors: jest.fn(async () => ({
            ...views.collectors,
            example,
          })),
        }),
        `/readiness${path}`,
      );
      expect(await screen.findByText(/Example data/)).toBeInTheDocument();
    },
  );

  it('shows services and scorecards to those who may not see how the plugin is run', async () => {
    const error = await responseError(403, 'no');
    const forbidden = jest.fn(() => Promise.reject(error));
    const { api } = await render(
      stubApi({ getStatus: forbidden, listCollectors: forbidden }),
    );
    expect(
      await screen.findByRole('table', { name: 'Services' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Scorecards' }));
    expect(
      await screen.findByRole('region', { name: 'Production readiness' }),
    ).toBeInTheDocument();
    expect(callsOf(api, 'getStatus')).toHaveLength(0);
    await userEvent.click(screen.getByRole('tab', { name: 'Sources' }));
    expect(
      await screen.findByText('You may not see the sources'),
    ).toBeInTheDocument();
    expect(screen.getByText('readiness.operations.read')).toBeInTheDocument();
  });
});

describe('Scorecards', () => {
  const at = '/readiness/scorecards';

  it('shows how services spread and what holds them, every number leading to its services', async () => {
    const { container } = await render(stubApi(), at);
    const section = await screen.findByRole('region', {
      name: 'Production readiness',
    });
    expect(
      within(section).getByRole('list', {
        name: 'Levels of Production readiness',
      }),
    ).toHaveTextContent('2 Managed 20');
    const checks = within(section).getByRole('table', {
      name: 'Checks of Production readiness',
    });
    expect(
      within(checks)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual([
      'Check',
      'Level',
      'Alone holds back',
      '✕fail',
      '?unknown',
      '✓pass',
      '–not applicable',
      'Effort',
      'Category',
    ]);
    expect(
      within(checks).getByRole('link', {
        name: '9 services: Has a runbook, fail',
      }),
    ).toHaveAttribute(
      'href',
      '/readiness?scorecard=production-readiness&check=has-runbook&outcome=fail',
    );
    await expectAccessible(container);
  });

  it('leads from what alone holds back to the services it holds', async () => {
    await render(stubApi(), at);
    const href =
      '/readiness?scorecard=production-readiness&heldBackBy=has-runbook';
    expect(
      await screen.findByRole('link', {
        name: '4 services: held back by Has a runbook alone',
      }),
    ).toHaveAttribute('href', href);
    const sentence = screen.getByText(/^One step from the next level/);
    expect(sentence).toHaveTextContent(
      'One step from the next level: 4 services need only “Has a runbook”.',
    );
    expect(
      within(sentence).getByRole('link', { name: '4 services' }),
    ).toHaveAttribute('href', href);
  });

  it('has rungs from below, and the most frequent failure on demand, with the keyboard', async () => {
    await render(stubApi(), at);
    const checks = await screen.findByRole('table', { name: /^Checks of/ });
    const titles = () =>
      within(checks)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent);
    const header = (name: RegExp) =>
      within(checks).getByRole('columnheader', { name });
    expect(titles()).toEqual(['Has a runbook', 'Progressive delivery']);
    expect(header(/Level/)).toHaveAttribute('aria-sort', 'ascending');
    within(header(/fail/)).getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    expect(titles()).toEqual(['Progressive delivery', 'Has a runbook']);
    expect(header(/fail/)).toHaveAttribute('aria-sort', 'descending');
    expect(header(/Level/)).not.toHaveAttribute('aria-sort');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/readiness/scorecards?orderBy=fail&order=desc',
    );
    await userEvent.keyboard('{Enter}');
    expect(header(/fail/)).toHaveAttribute('aria-sort', 'ascending');
  });

  it('lists problems in definitions with place and mend', async () => {
    await render(stubApi(), at);
    const problems = await screen.findByRole('region', {
      name: 'Problems in definitions',
    });
    expect(within(problems).getByRole('listitem')).toHaveTextContent(
      'There is no check "has-runbok".→ Did you mean "has-runbook"?Line 12, levels[1].checks[0]',
    );
  });

  it('says what to do without a scorecard', async () => {
    await render(
      stubApi({
        listScorecards: jest.fn(async () => ({
          ...views.scorecards,
          items: [],
          problems: [],
        })),
      }),
      at,
    );
    expect(
      await screen.findByText('No scorecard is in force'),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see the scorecards'],
    [500, 'Could not load the scorecards'],
  ])('tells a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(
      stubApi({ listScorecards: jest.fn(() => Promise.reject(error)) }),
      at,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('Sources', () => {
  const at = '/readiness/sources';

  it('shows whether each source can be believed, and on demand what it reports', async () => {
    const { container } = await render(stubApi(), at);
    const table = await screen.findByRole('table', { name: 'Collectors' });
    const row = within(table).getByRole('rowheader', { name: /Pipelines/ })
      .parentElement!;
    expect(row).toHaveTextContent('✕ failing');
    expect(row).toHaveTextContent('Two repositories could not be read');
    expect(row).toHaveTextContent('12 min ago');
    expect(row).toHaveTextContent('24 h ago');
    expect(row).toHaveTextContent('in 60 min');
    expect(row).toHaveTextContent('2 of 40');
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(
      screen.getByText(/facts have outlived their validity/),
    ).toBeInTheDocument();
    const toggle = within(row).getByRole('button', {
      name: 'Details of Pipelines',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('table', { name: 'Facts of Pipelines' }),
    ).toHaveTextContent('delivery.canaryStages');
    expect(screen.getByText(/repository not found/)).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('shows who pushed last to a source that is never run', async () => {
    const source = {
      ...{ kind: 'push' as const, openDisputes: 0, facts: [], failures: [] },
    };
    const startedAt = '2026-11-21T07:50:00.000Z';
    const figures = { covered: 3, failed: 1, changed: 2 };
    const lastRun = { startedAt, ...figures, by: 'external:ci' };
    const items = [
      {
        ...{ ...source, id: 'coverage', title: 'Coverage' },
        ...{ state: 'failing' as const, lastRun },
      },
      {
        ...{ ...source, id: 'debt', title: 'Debt' },
        state: 'neverRan' as const,
      },
    ];
    const listCollectors = jest.fn(async () => ({
      ...views.collectors,
      items,
    }));
    await render(stubApi({ listCollectors }), at);
    const table = await screen.findByRole('table', { name: 'Collectors' });
    const [, pushed, silent] = within(table).getAllByRole('row');
    expect(pushed).toHaveTextContent('pushed by external:ci');
    expect(pushed).toHaveTextContent('when pushed');
    expect(silent).toHaveTextContent('nothing pushed yet');
  });

  it('says which part of the configuration no collector reads', async () => {
    const problem = {
      ...{ source: 'readiness.collectors', path: 'lnks' },
      message: 'no collector that is installed reads this part',
      mend: "did you mean 'links'?",
    };
    const listCollectors = jest.fn(async () => ({
      ...views.collectors,
      problems: [problem],
    }));
    const { container } = await render(stubApi({ listCollectors }), at);
    const note = (await screen.findByText(/readiness\.collectors\.lnks/))
      .parentElement;
    expect(note).toHaveTextContent(
      "readiness.collectors.lnks: no collector that is installed reads this partdid you mean 'links'?",
    );
    await expectAccessible(container);
  });

  it.each([
    ['ok', 140, 'empty: everything is evaluated'],
    ['ok', 0, 'empty: there is nothing to evaluate yet'],
    ['neverRan', 0, 'empty: there is nothing to evaluate yet'],
    ['failing', 140, 'empty: what was read earlier is evaluated'],
  ] as const)(
    'says of a catalog that is %s with %s entities what an empty queue means',
    async (state, entities, words) => {
      await render(
        stubApi({
          getStatus: jest.fn(async () => ({
            ...views.status,
            catalog: { ...views.status.catalog, state, entities },
          })),
        }),
        at,
      );
      expect(await screen.findByText(words)).toBeInTheDocument();
    },
  );

  it('says of a catalog that was not read in time since when it should have been', async () => {
    await render(
      stubApi({
        getStatus: jest.fn(async () => ({
          ...views.status,
          catalog: {
            ...views.status.catalog,
            overdueSince: '2026-11-21T07:50:00.000Z',
            runningSince: '2026-11-21T07:40:00.000Z',
          },
        })),
      }),
      at,
    );
    const state = await screen.findByRole('region', {
      name: 'Catalog and queue',
    });
    expect(state).toHaveTextContent('overdue: by the schedule it should have');
    expect(state).toHaveTextContent('a read began');
    expect(state).toHaveTextContent('empty: what was read earlier');
  });

  it('shows the catalog and the queue', async () => {
    await render(
      stubApi({
        getStatus: jest.fn(async () => ({
          ...views.status,
          catalog: { ...views.status.catalog, heldRemovals: 7 },
          queue: { depth: 1200, oldestAt: '2026-11-21T07:50:00.000Z' },
        })),
      }),
      at,
    );
    const state = await screen.findByRole('region', {
      name: 'Catalog and queue',
    });
    expect(state).toHaveTextContent('✓ read, as of 12 min ago');
    expect(state).toHaveTextContent('140 entities');
    expect(state).toHaveTextContent('7 no longer listed');
    expect(state).toHaveTextContent(
      '1,200 waiting to be evaluated, the oldest 10 min ago',
    );
  });

  it('says what to do without a collector', async () => {
    await render(
      stubApi({
        listCollectors: jest.fn(async () => ({
          ...views.collectors,
          items: [],
        })),
      }),
      at,
    );
    expect(
      await screen.findByText('No collector is installed'),
    ).toBeInTheDocument();
  });

  it('shows the collectors although the status fails, and the other way round', async () => {
    const error = await responseError(500, 'no');
    const broken = jest.fn(() => Promise.reject(error));
    const { unmount } = await render(stubApi({ getStatus: broken }), at);
    expect(
      await screen.findByText(/Could not load the state of the catalog/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Collectors' }),
    ).toBeInTheDocument();
    unmount();
    await render(stubApi({ listCollectors: broken }), at);
    await waitFor(() =>
      expect(
        screen.getByText('Could not load the collectors'),
      ).toBeInTheDocument(),
    );
    expect(
      screen.getByRole('region', { name: 'Catalog and queue' }),
    ).toBeInTheDocument();
  });
});
