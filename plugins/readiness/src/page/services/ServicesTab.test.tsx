import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as views from '../../testing/exampleViews';
import {
  callsOf,
  expectAccessible,
  pending,
  renderReadiness,
  stubApi,
} from '../../testing/renderReadiness';
import { responseError } from '../../testing/responseError';
import { ServicesTab } from './ServicesTab';

const render = (api = stubApi(), at = '/readiness') =>
  renderReadiness(<ServicesTab />, { api, at });

const address = () => screen.getByTestId('address').textContent;
const table = () => screen.findByRole('table', { name: 'Services' });

describe('ServicesTab', () => {
  it('shows who owns a service, where it stands, what moved and what is next', async () => {
    const { container, api } = await render();
    const rows = within(await table()).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'ServiceLevelNext stepOwnerTierMoved',
      'PaymentsserviceLevel 3 Proactive of 4✕fail Progressive deliveryCheckout1↓ down from 4 →to 3, 2 d ago',
      'Refundsservice · experimentalnot evaluated–no owner3 (assumed)–',
    ]);
    expect(
      within(rows[1]!).getByRole('link', { name: 'Progressive delivery' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/readiness?scorecard=production-readiness&check=progressive-delivery',
    );
    expect(callsOf(api)).toHaveLength(1);
    await expectAccessible(container);
  });

  it('asks for what the address says, but for how much a page holds', async () => {
    const { api } = await render(
      stubApi(),
      '/readiness?level=3,none&check=has-runbook&outcome=fail&orderBy=level&order=desc&group=group:default/checkout&unverified=true&waived=true&limit=100000',
    );
    await table();
    expect(callsOf(api, 'listServices')[0]?.[0]).toEqual({
      query: {
        limit: 50,
        level: '3,none',
        check: 'has-runbook',
        outcome: 'fail',
        orderBy: 'level',
        order: 'desc',
        group: 'group:default/checkout',
        unverified: 'true',
        waived: 'true',
      },
    });
  });

  it('sorts in the backend and says so to those who hear it', async () => {
    const { api } = await render();
    await userEvent.click(
      within(await table()).getByRole('button', { name: 'Level' }),
    );
    expect(address()).toBe('/readiness?orderBy=level&order=asc');
    await userEvent.click(screen.getByRole('button', { name: /^Level/ }));
    expect(address()).toBe('/readiness?orderBy=level&order=desc');
    await waitFor(() => expect(callsOf(api, 'listServices')).toHaveLength(3));
    expect(screen.getByRole('columnheader', { name: /Level/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('pages forward and back', async () => {
    const { api } = await render();
    await table();
    const pages = screen.getByRole('navigation', { name: 'Pages' });
    expect(pages).toHaveTextContent('1–2 of 120 services that you can see');
    await userEvent.click(
      within(pages).getByRole('button', { name: 'Next page' }),
    );
    expect(address()).toBe('/readiness?cursor=page-2');
    await waitFor(() => expect(pages).toHaveTextContent('51–52 of 120'));
    expect(callsOf(api, 'listServices')[1]?.[0]).toMatchObject({
      query: { cursor: 'page-2' },
    });
    await userEvent.click(
      within(pages).getByRole('button', { name: 'Previous page' }),
    );
    expect(address()).toBe('/readiness');
  });

  it('pages with the keyboard without losing the place, and says where one is', async () => {
    await render();
    await table();
    const next = screen.getByRole('button', { name: 'Next page' });
    next.focus();
    await userEvent.keyboard('{Enter}');
    const said = () =>
      screen.getAllByRole('status').map(status => status.textContent);
    await waitFor(() => expect(said()).toContain('51 to 52 of 120 services'));
    expect(next).toHaveFocus();
  });

  it('has no steps to other pages where there is one', async () => {
    await render(
      stubApi({
        listServices: jest.fn(async () => ({
          ...views.services,
          total: 2,
          nextCursor: undefined,
        })),
      }),
    );
    await table();
    const pages = screen.getByRole('navigation', { name: 'Pages' });
    expect(pages).toHaveTextContent('1–2 of 2 services that you can see');
    expect(within(pages).queryAllByRole('button')).toEqual([]);
  });

  it.each([
    ['payments', 'below payments'],
    ['group:default/payments', 'below payments'],
    ['no reference', 'below no reference'],
    [':', 'below :'],
  ])(
    'shows the group %s of an address as far as it names one',
    async (group, words) => {
      await render(stubApi(), `/readiness?group=${encodeURIComponent(group)}`);
      await table();
      expect(
        screen.getByRole('button', { name: /remove this filter/ }),
      ).toHaveTextContent(words);
    },
  );

  it('keeps the focus with the filters when one is taken away', async () => {
    await render(stubApi(), '/readiness?group=payments&tier=1');
    await table();
    await userEvent.click(
      screen.getByRole('button', { name: /remove this filter/ }),
    );
    expect(address()).toBe('/readiness?tier=1');
    expect(screen.getByRole('search')).toHaveFocus();
  });

  it('does not pretend to know the position on a page that was linked to', async () => {
    await render(stubApi(), '/readiness?cursor=page-7');
    await table();
    const pages = screen.getByRole('navigation', { name: 'Pages' });
    expect(pages).toHaveTextContent('2 of 120 services');
    expect(
      within(pages).getByRole('button', { name: 'Previous page' }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(
      within(pages).getByRole('button', { name: 'First page' }),
    ).toHaveAttribute('aria-disabled', 'false');
  });

  it('searches when typing pauses, from the first page', async () => {
    await render(stubApi(), '/readiness?cursor=page-7');
    await table();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search name or title' }),
      'pay',
    );
    await waitFor(() => expect(address()).toBe('/readiness?search=pay'));
  });

  it('filters by a facet with its counts', async () => {
    await render();
    await table();
    await userEvent.click(screen.getByRole('textbox', { name: 'Owner' }));
    const options = screen.getAllByRole('option');
    expect(options.map(option => option.textContent)).toEqual([
      'Checkout (31)',
      'no owner',
    ]);
    await userEvent.click(options[0]!);
    expect(address()).toBe('/readiness?owner=group%3Adefault%2Fcheckout');
  });

  it.each([
    ['', 'not evaluated (107)'],
    // The total counts no service that the filter leaves out.
    ['?level=4', 'not evaluated'],
  ])('counts at %s what is not evaluated', async (search, option) => {
    await render(stubApi(), `/readiness${search}`);
    await table();
    await userEvent.click(screen.getByRole('textbox', { name: 'Level' }));
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual(['3 Proactive (13)', option]);
  });

  it('filters by a check, whose names are asked for when they are wanted', async () => {
    const { api } = await render();
    await table();
    expect(callsOf(api, 'listScorecards')).toHaveLength(0);
    await userEvent.click(screen.getByRole('textbox', { name: 'Check' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Has a runbook' }),
    );
    expect(address()).toBe('/readiness?check=has-runbook&outcome=fail');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Outcome' }),
      'unknown',
    );
    expect(address()).toBe('/readiness?check=has-runbook&outcome=unknown');
  });

  it('says in words which check alone holds back, and takes that away', async () => {
    const { api } = await render(
      stubApi(),
      '/readiness?scorecard=production-readiness&heldBackBy=has-runbook',
    );
    await table();
    expect(callsOf(api, 'listServices')[0]?.[0]).toMatchObject({
      query: { heldBackBy: 'has-runbook' },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^held back by Has a runbook alone\s?, remove this filter$/,
      }),
    );
    expect(address()).toBe('/readiness?scorecard=production-readiness');
  });

  it('folds the filters away on a narrow screen and says how many are in force', async () => {
    const matchMedia = jest.fn().mockReturnValue({
      matches: true,
      addListener() {},
      removeListener() {},
    });
    Object.assign(window, { matchMedia });
    try {
      const { container } = await render(
        stubApi(),
        '/readiness?search=pay&level=3&check=has-runbook&outcome=fail',
      );
      const services = await table();
      // Rows are blocks here, as wide as the screen; what does not speak for itself is named.
      expect(services.style.minWidth).toBe('');
      const [, row] = within(services).getAllByRole('row');
      expect(
        within(row!)
          .getAllByRole('cell')
          .map(cell => cell.getAttribute('data-title')),
      ).toEqual([null, null, 'Owner', 'Tier', 'Moved']);
      const fold = screen.getByRole('button', { name: 'Filters (2 in force)' });
      expect(fold).toHaveAttribute('aria-expanded', 'false');
      expect(screen.getByRole('searchbox')).toBeInTheDocument();
      expect(screen.queryByRole('textbox', { name: 'Owner' })).toBeNull();
      await userEvent.click(fold);
      expect(fold).toHaveAttribute('aria-expanded', 'true');
      expect(
        screen.getByRole('textbox', { name: 'Owner' }),
      ).toBeInTheDocument();
      await expectAccessible(container);
    } finally {
      Reflect.deleteProperty(window, 'matchMedia');
    }
  });

  it('says that nothing moved, to those who see it and to those who hear it', async () => {
    const still = { ...views.service, movedTo: undefined };
    await render(
      stubApi({
        listServices: jest.fn(async () => ({
          ...views.services,
          items: [still],
        })),
      }),
    );
    await table();
    expect(screen.getByTitle(/^no change recorded/)).toHaveTextContent('–');
    expect(screen.getByText(/^no change recorded/)).toBeInTheDocument();
  });

  it('takes filters away one by one or all at once', async () => {
    await render(
      stubApi(),
      '/readiness?group=group:default/checkout&unverified=true&level=3&orderBy=title&order=asc',
    );
    await table();
    await userEvent.click(screen.getByRole('button', { name: /below/ }));
    expect(address()).not.toContain('group=');
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Only unverified' }),
    );
    expect(address()).not.toContain('unverified');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear all filters' }),
    );
    expect(address()).toBe('/readiness?orderBy=title&order=asc');
  });

  it('keeps the rows while the next are on their way', async () => {
    const listServices = jest
      .fn(async () => views.services)
      .mockImplementationOnce(async () => views.services)
      .mockImplementationOnce(pending);
    await render(stubApi({ listServices }));
    await userEvent.click(
      within(await table()).getByRole('button', { name: 'Tier' }),
    );
    expect(await table()).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByText('Payments')).toBeInTheDocument();
  });

  it('says when nothing matches', async () => {
    await render(
      stubApi({
        listServices: jest.fn(async () => ({
          ...views.services,
          items: [],
          total: 0,
          nextCursor: undefined,
        })),
      }),
      '/readiness?search=zzz',
    );
    expect(
      await screen.findByText('No service matches these filters'),
    ).toBeInTheDocument();
  });

  /** A backend that knows the check has-runbook and levels up to 4, and speaks as the real one does. */
  const strictApi = () =>
    stubApi({
      listServices: jest.fn(async ({ query = {} } = {}) => {
        const mistakes = [
          query.check === 'has-runbok' && {
            ...{ parameter: 'check', value: 'has-runbok' },
            problem:
              "'has-runbok' is no check of scorecard 'production-readiness'",
            nearest: 'has-runbook',
          },
          query.outcome &&
            !query.check && {
              parameter: 'outcome',
              problem: "needs 'check' beside it",
            },
          String(query.unverified) === '1' && {
            ...{ parameter: 'unverified', value: '1', nearest: 'true' },
            problem: "expected 'true', got '1'",
          },
          String(query.orderBy) === 'titel' && {
            ...{ parameter: 'orderBy', value: 'titel', nearest: 'title' },
            problem: "expected one of 'title', 'owner', got 'titel'",
          },
          'teir' in query && {
            ...{ parameter: 'teir', problem: 'does not exist' },
            nearest: 'tier',
          },
          query.level?.includes('seven') && {
            ...{ parameter: 'level', value: 'seven' },
            problem:
              "'seven' is no level of scorecard 'production-readiness'; there are 1, 2, 3, 4, none",
          },
        ].filter(Boolean);
        if (mistakes.length > 0) {
          throw await responseError(400, 'Wrong query', { mistakes });
        }
        return views.services;
      }),
    });

  it('names filters that mean nothing, and takes them away or puts them right', async () => {
    const { container } = await render(
      strictApi(),
      '/readiness?check=has-runbok&outcome=fail&level=1%2Cseven&tier=1',
    );
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('2 filters of this address mean nothing');
    expect(
      within(notice)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      "Check: 'has-runbok' is no check of scorecard 'production-readiness'Use “has-runbook”Remove Check",
      "Level: 'seven' is no level of scorecard 'production-readiness'; there are 1, 2, 3, 4, noneRemove Level",
    ]);
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Remove Level' }));
    expect(address()).toBe('/readiness?check=has-runbok&outcome=fail&tier=1');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Use “has-runbook”' }),
    );
    expect(address()).toBe('/readiness?check=has-runbook&outcome=fail&tier=1');
    expect(await table()).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('ignores nothing of an address without a word', async () => {
    await render(
      strictApi(),
      '/readiness?outcome=fail&unverified=1&orderBy=titel&teir=1',
    );
    const notice = await screen.findByRole('alert');
    expect(
      within(notice)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      "Outcome: needs 'check' beside itRemove Outcome",
      "Only unverified: expected 'true', got '1'Use “true”Remove Only unverified",
      "Sorted by: expected one of 'title', 'owner', got 'titel'Use “title”Remove Sorted by",
      '“teir”: does not existUse “tier”Remove “teir”',
    ]);
    for (const mend of ['Remove Outcome', 'Use “true”', 'Use “title”']) {
      await userEvent.click(await screen.findByRole('button', { name: mend }));
    }
    await userEvent.click(
      await screen.findByRole('button', { name: 'Use “tier”' }),
    );
    expect(address()).toBe('/readiness?unverified=true&orderBy=title&tier=1');
    expect(await table()).toBeInTheDocument();
  });

  it('stays readable whatever the length of what the address says', async () => {
    const long = 'y'.repeat(5000);
    await render(
      stubApi({
        listServices: jest.fn(async () => {
          throw await responseError(400, 'Wrong query', {
            mistakes: [
              {
                ...{ parameter: 'owner', value: long.slice(0, 60) },
                problem: `'${long}' is no entity reference`,
              },
              {
                ...{ parameter: 'group', value: long.slice(0, 60) },
                problem: 'expected at most 300 characters, got 5000 characters',
              },
            ],
          });
        }),
      }),
      `/readiness?owner=${long}&group=${long}`,
    );
    const notice = await screen.findByRole('alert');
    expect(
      within(notice)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      `Owner: '${'y'.repeat(60)}…' is no entity referenceRemove Owner`,
      'Group: expected at most 300 characters, got 5000 charactersRemove Group',
    ]);
    expect(
      screen.getByRole('button', { name: /remove this filter/ }).textContent,
    ).toHaveLength(`below ${'y'.repeat(60)}…, remove this filter ✕`.length);
  });

  it('takes an outcome away with the check that means nothing', async () => {
    await render(strictApi(), '/readiness?check=has-runbok&outcome=fail');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove Check' }),
    );
    expect(address()).toBe('/readiness');
  });

  it('asks once for the list, and for no more than that', async () => {
    const { api } = await render(stubApi(), '/readiness?level=3&owner=none');
    await table();
    expect(callsOf(api)).toHaveLength(1);
  });

  it('says on the first run what is still missing', async () => {
    const { container } = await render(
      stubApi({
        listServices: jest.fn(async () => ({
          ...views.services,
          items: [],
          total: 0,
          nextCursor: undefined,
          example: true,
        })),
        getStatus: jest.fn(async () => ({
          ...views.status,
          catalog: { state: 'neverRan' as const, entities: 0, heldRemovals: 0 },
          problems: views.scorecards.problems,
        })),
      }),
    );
    const steps = await screen.findByRole('list', { name: 'First steps' });
    expect(steps).toHaveTextContent('The catalog is read: to do');
    expect(steps).toHaveTextContent('Known once the catalog is read.');
    expect(
      within(steps).getByRole('link', { name: '1 problem to mend' }),
    ).toHaveAttribute('href', '/readiness/scorecards');
    expect(screen.getByText(/Example data/)).toBeInTheDocument();
    await expectAccessible(container);
  });

  it.each([
    [0, 'The catalog is empty: register components'],
    [140, 'Of the 140 entities that were read, none counts as a service'],
  ])(
    'says why there is no service among %s entities',
    async (entities, words) => {
      await render(
        stubApi({
          listServices: jest.fn(async () => ({
            ...views.services,
            items: [],
            total: 0,
          })),
          getStatus: jest.fn(async () => ({
            ...views.status,
            catalog: { ...views.status.catalog, entities },
          })),
        }),
      );
      const steps = await screen.findByRole('list', { name: 'First steps' });
      expect(steps).toHaveTextContent('The catalog is read: ✓ done');
      expect(steps).toHaveTextContent('The catalog has services: to do');
      expect(steps).toHaveTextContent(words);
    },
  );

  it('sees by itself when the first services are there', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const listServices = jest.fn(async () => views.services);
      listServices.mockResolvedValueOnce({
        ...views.services,
        items: [],
        total: 0,
      });
      await render(stubApi({ listServices }));
      await screen.findByRole('list', { name: 'First steps' });
      await act(() => jest.advanceTimersByTimeAsync(5_000));
      expect(await table()).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });

  it('draws the layout while it waits', async () => {
    await render(stubApi({ listServices: jest.fn(pending) }));
    expect(
      screen.getByRole('status', { name: 'Loading services' }),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see the services'],
    [400, 'Could not load the services'],
    [500, 'Could not load the services'],
  ])('tells a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(
      stubApi({ listServices: jest.fn(() => Promise.reject(error)) }),
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
