import { mockServices } from '@backstage/backend-test-utils';
import { FailureLog } from './FailureLog';

it('says what begins, changes, goes on for an hour, and ends', () => {
  const logger = mockServices.logger.mock();
  let now = 0;
  const log = new FailureLog({ logger, now: () => now });
  const fail = (error?: string, entityRef?: string) =>
    log.note({ collectorId: 'git', error, entityRef });
  fail();
  fail('down');
  now += 30 * 60_000;
  fail('down');
  expect(logger.warn).toHaveBeenCalledTimes(1);
  now += 30 * 60_000;
  fail('down');
  expect(logger.warn).toHaveBeenCalledTimes(2);
  fail('no token');
  fail(undefined, 'component:default/refunds');
  fail('no token');
  log.note({ collectorId: 'links', error: 'no token' });
  expect(logger.warn.mock.calls.slice(2)).toEqual([
    ["Collector 'git' failed: no token"],
    ["Collector 'links' failed: no token"],
  ]);
  expect(logger.info).not.toHaveBeenCalled();
  fail();
  fail();
  expect(logger.info.mock.calls).toEqual([["Collector 'git' works again"]]);
});
