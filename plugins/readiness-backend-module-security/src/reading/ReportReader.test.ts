import { mockServices } from '@backstage/backend-test-utils';
import { ReportReader } from './ReportReader';

describe('ReportReader', () => {
  it('does not wait for a reader that heeds no signal', async () => {
    const urlReader = mockServices.urlReader.mock({
      readUrl: () => new Promise(() => {}),
    });
    const reader = new ReportReader({
      urlReader,
      cache: mockServices.cache.mock({ get: async () => undefined }),
      maxBytes: 1,
      shape: 'test',
      parse: text => ({ text }),
    });
    const controller = new AbortController();
    const round = reader.startRound({
      signal: controller.signal,
      logger: mockServices.logger.mock(),
    });
    const reading = reader.read('https://reports.test/a?token=hush', round);
    controller.abort();
    await expect(reading).rejects.toThrow(
      'https://reports.test/a Stopped: the time was up',
    );
  });
});
