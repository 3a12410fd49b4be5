import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  callsOf,
  component,
  expectAccessible,
  renderReadiness,
  stubApi,
} from '../testing/renderReadiness';
import { ServiceTab } from './ServiceTab';

const render = (at = '/readiness') =>
  renderReadiness(<ServiceTab />, { api: stubApi(), entity: component, at });

const address = () => screen.getByTestId('address').textContent;
const tabs = () =>
  within(screen.getByRole('tablist', { name: 'Service' }))
    .getAllByRole('tab')
    .map(tab => [tab.textContent, tab.getAttribute('href')]);

describe('The tab of a service', () => {
  it('shows readiness first, and leads to delivery by keyboard', async () => {
    const { container, api } = await render();
    await screen.findByRole('list', { name: 'Levels, the highest first' });
    expect(callsOf(api, 'getDelivery')).toEqual([]);
    expect(tabs()).toEqual([
      ['Readiness', '/readiness'],
      ['Delivery', '/readiness/delivery'],
    ]);
    act(() => screen.getByRole('tab', { name: 'Delivery' }).focus());
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('region', { name: 'Deployment frequency' }),
    ).toBeVisible();
    expect(address()).toBe('/readiness/delivery');
    await expectAccessible(container);
  });

  it.each(['/readiness/delivery', '/readiness/delivery/'])(
    'leads back from %s',
    async at => {
      await render(at);
      await screen.findByRole('region', { name: 'Deployment frequency' });
      expect(tabs()[0]).toEqual(['Readiness', '/readiness']);
    },
  );

  it('says what there is where an address leads nowhere', async () => {
    await render('/readiness/nowhere');
    expect(
      screen.getByText('There is no page “nowhere” here'),
    ).toBeInTheDocument();
    expect(tabs()[1]).toEqual(['Delivery', '/readiness/delivery']);
  });
});
