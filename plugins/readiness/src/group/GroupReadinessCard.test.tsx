import { screen, within } from '@testing-library/react';
import * as views from '../testing/exampleViews';
import {
  expectAccessible,
  pending,
  renderReadiness,
  stubApi,
  team,
} from '../testing/renderReadiness';
import { responseError } from '../testing/responseError';
import { GroupReadinessCard } from './GroupReadinessCard';

const render = (api = stubApi()) =>
  renderReadiness(<GroupReadinessCard />, {
    api,
    entity: team,
    at: '/catalog/default/group/checkout',
  });

describe('GroupReadinessCard', () => {
  it('names and counts every level, and every number leads to its services', async () => {
    const { container } = await render();
    const levels = await screen.findByRole('list', {
      name: 'Levels of services below Checkout',
    });
    expect(
      within(levels)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '1 Reactive 6',
      '2 Managed 20',
      '3 Proactive 13',
      '4 Optimized 0',
      'not evaluated 1',
    ]);
    expect(
      within(levels).getByRole('link', {
        name: '20 services at 2 Managed',
      }),
    ).toHaveAttribute(
      'href',
      '/readiness?group=group%3Adefault%2Fcheckout&scorecard=production-readiness&level=2',
    );
    expect(screen.getByRole('link', { name: '40 services' })).toHaveAttribute(
      'href',
      '/readiness?group=group%3Adefault%2Fcheckout&scorecard=production-readiness',
    );
    expect(screen.getByRole('link', { name: '2 of 40' })).toHaveAttribute(
      'href',
      expect.stringContaining('unverified=true'),
    );
    await expectAccessible(container);
  });

  it('leads to how its services are delivered, where the app has a tab for it', async () => {
    await render();
    expect(
      await screen.findByRole('link', {
        name: 'How these services are delivered',
      }),
    ).toHaveAttribute('href', '/catalog/default/group/checkout/delivery');
  });

  it('counts services with waivers, and leads to them', async () => {
    await render(
      stubApi({
        getGroup: jest.fn(async () => ({ ...views.group, waived: 3 })),
      }),
    );
    expect(
      await screen.findByRole('link', { name: '3 of 40' }),
    ).toHaveAttribute('href', expect.stringContaining('waived=true'));
    expect(screen.getByText(/with a check that is waived/)).toBeVisible();
  });

  it('draws no data as hatched and leaves out what is zero', async () => {
    const { container } = await render();
    await screen.findByRole('list', { name: /Levels of services/ });
    const parts = [...container.querySelectorAll('[data-part]')];
    expect(parts.map(part => part.getAttribute('data-part'))).toEqual([
      '1',
      '2',
      '3',
      'none',
    ]);
  });

  it('is unknown, never zero percent, without services', async () => {
    await render(
      stubApi({
        getGroup: jest.fn(async () => ({ ...views.group, total: 0 })),
      }),
    );
    expect(
      await screen.findByText('No services below this group'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/%/)).not.toBeInTheDocument();
  });

  it('warns of a cycle and of example data', async () => {
    await render(
      stubApi({
        getGroup: jest.fn(async () => ({
          ...views.group,
          example: true,
          cycle: ['group:default/a', 'group:default/b', 'group:default/a'],
        })),
      }),
    );
    expect(await screen.findByText(/The groups form a cycle/)).toBeVisible();
    expect(
      screen.getByText(
        /group:default\/a → group:default\/b → group:default\/a/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/Example data/)).toBeInTheDocument();
  });

  it('draws the layout while it waits', async () => {
    await render(stubApi({ getGroup: jest.fn(pending) }));
    expect(
      screen.getByRole('status', { name: 'Loading readiness' }),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see the readiness of this group'],
    [404, 'Nothing is known yet about the readiness of this group'],
    [503, 'Could not load the readiness of this group'],
  ])('tells a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(stubApi({ getGroup: jest.fn(() => Promise.reject(error)) }));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
