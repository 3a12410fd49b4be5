import { describeResources, resourcesSchema } from './manifestSchemas';

describe('describeResources', () => {
  it.each([
    ['nothing', {}, false, false],
    ['both requests', { requests: { cpu: 1, memory: 1 } }, true, false],
    ['one request', { requests: { cpu: 1 } }, false, false],
    [
      'limits, which are requests too',
      { limits: { cpu: 1, memory: 1 } },
      true,
      true,
    ],
    [
      'a request and a limit of the other',
      { requests: { cpu: 1 }, limits: { memory: 1 } },
      true,
      true,
    ],
    [
      'keys without a value',
      { requests: { cpu: null, memory: null }, limits: { memory: null } },
      false,
      false,
    ],
    ['neither part', { requests: null, limits: null }, false, false],
  ])('reads %s', (_, resources, requests, memoryLimit) => {
    expect(describeResources(resourcesSchema.parse(resources))).toEqual({
      requests,
      memoryLimit,
    });
  });
});
