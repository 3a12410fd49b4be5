import { notificationTeller } from './notificationTeller';

describe('notificationTeller', () => {
  it.each([
    ['the service', undefined, ''],
    ['the check of it', 'load-tested', '/readiness?check=load-tested'],
  ])(
    'sends a message in a scope of its own, with a link to %s',
    async (_, checkId, look) => {
      const send = jest.fn();
      await notificationTeller({ send }).tell({
        id: 'dispute-1',
        recipients: ['group:default/platform'],
        except: 'user:default/kim',
        title: 'Somebody says that it is wrong',
        entityRef: 'component:shop/refunds',
        checkId,
      });
      expect(send).toHaveBeenCalledWith({
        recipients: {
          type: 'entity',
          entityRef: ['group:default/platform'],
          excludeEntityRef: 'user:default/kim',
        },
        payload: {
          title: 'Somebody says that it is wrong',
          link: `/catalog/shop/component/refunds${look}`,
          ...{ topic: 'readiness', scope: 'dispute-1', severity: 'normal' },
        },
      });
    },
  );
});
