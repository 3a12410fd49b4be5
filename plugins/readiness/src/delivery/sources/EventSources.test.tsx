import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  callsOf,
  expectAccessible,
  pending,
  renderReadiness,
  stubApi,
} from '../../testing/renderReadiness';
import { responseError } from '../../testing/responseError';
import { EventSources } from './EventSources';

const render = (api = stubApi()) => renderReadiness(<EventSources />, { api });

describe('Event sources', () => {
  it('are listed with what came, what fits nothing, and what fails', async () => {
    const { container } = await render();
    const table = await screen.findByRole('table', { name: 'Event sources' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'Pipelinespush✓ delivers12 min ago10',
      'GitHubdelivers to /api/readiness/events/githubgithub✕ failing: answered 401never01',
    ]);
    await screen.findByRole('table', { name: /count for nothing/ });
    await expectAccessible(container);
  });

  it('tell the mapping in words, in its order', async () => {
    await render();
    expect(
      within(await screen.findByRole('list', { name: 'Rules of the mapping' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'repository matches https://github.com/acme/shop-* → component:default/shop',
      'repository is the one of a service → that service',
    ]);
  });

  it('list every event that counts for nothing yet, with the reason', async () => {
    await render();
    const table = await screen.findByRole('table', {
      name: 'Events that count for nothing yet',
    });
    expect(table).toHaveTextContent('Deployment build-77');
    expect(table).toHaveTextContent(
      'https://github.com/acme/unknown · environment production',
    );
    expect(table).toHaveTextContent(
      'for no service: no service has this repository',
    );
    expect(
      screen.getByText(/^An event that is for no service finds it by itself/),
    ).toHaveTextContent('or a rule in readiness.delivery.mapping fits');
  });

  it('says nothing for an event that could not be read', async () => {
    await render(
      stubApi({
        listReceivedEvents: jest.fn(async () => ({
          total: 1,
          items: [
            {
              receivedId: 'github/delivery/5',
              source: 'github',
              state: 'unreadable' as const,
              reason: 'has a body that is no JSON',
              receivedAt: '2026-11-21T07:40:00.000Z',
            },
          ],
        })),
      }),
    );
    const table = await screen.findByRole('table', {
      name: 'Events that count for nothing yet',
    });
    expect(
      within(table)
        .getAllByRole('cell')
        .map(cell => cell.textContent)
        .slice(3),
    ).toEqual(['–', 'unreadable: has a body that is no JSON']);
  });

  it('answer where an event would go', async () => {
    const { api } = await render();
    await userEvent.type(
      await screen.findByLabelText('Repository (web address)'),
      'https://github.com/acme/payments',
    );
    await userEvent.type(screen.getByLabelText('Environment'), 'production');
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByText(/it is the repository of this service\./),
    ).toHaveTextContent('The environment counts as production.');
    expect(callsOf(api, 'testMapping')[0]?.[0]).toEqual({
      query: {
        repository: 'https://github.com/acme/payments',
        environment: 'production',
      },
    });
  });

  it('say that an event would go nowhere', async () => {
    await render(
      stubApi({
        testMapping: jest.fn(async () => ({
          entityRefs: [],
          because: 'no service has this repository',
          production: false,
        })),
      }),
    );
    await userEvent.type(
      await screen.findByLabelText('Environment'),
      'staging{Enter}',
    );
    expect(await screen.findByText('No service.')).toBeVisible();
    expect(
      screen.getByText(/does not count as production/),
    ).toBeInTheDocument();
  });

  it('draw the layout while they wait', async () => {
    await render(stubApi({ listEventSources: jest.fn(pending) }));
    expect(
      screen.getByRole('status', { name: 'Loading event sources' }),
    ).toBeInTheDocument();
  });

  it('say how to have one', async () => {
    await render(
      stubApi({
        listEventSources: jest.fn(async () => ({ items: [], mapping: [] })),
        listReceivedEvents: jest.fn(async () => ({ items: [], total: 0 })),
      }),
    );
    expect(
      await screen.findByText('No event source is configured'),
    ).toBeVisible();
    expect(
      await screen.findByText(/^Every event that came in was read/),
    ).toBeVisible();
  });

  it.each([
    [403, 'You may not see the event sources'],
    [503, 'Could not load the event sources'],
  ])('tell a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(
      stubApi({ listEventSources: jest.fn(() => Promise.reject(error)) }),
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
