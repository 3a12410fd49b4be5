import { notificationTeller } from './notificationTeller';

describe('notificationTeller', () => {
  it('sends a message to groups and people, in a scope of its own, with a link to the service', async () => {
    const send = jest.fn();
    await notificationTeller({ send }).tell({
      id: 'dispute-1',
      recipients: ['group:default/platform'],
      except: 'user:default/kim',
      title: 'Somebody says that it is wrong',
      entityRef: 'component:shop/refunds',
    });
    expect(send).toHaveBeenCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['group:default/platform'],
        excludeEntityRef: 'user:default/kim',
      },
      payload: {
        title: 'Somebody says that it is wrong',
        link: '/catalog/shop/component/refunds',
        ...{ topic: 'readiness', scope: 'dispute-1', severity: 'normal' },
      },
    });
  });
});
