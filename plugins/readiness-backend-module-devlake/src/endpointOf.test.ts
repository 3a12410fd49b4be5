import { endpointOf } from './endpointOf';

describe('endpointOf', () => {
  it.each<[string, object]>([
    ['connections/1/deployments', { kind: 'deployments', connection: '1' }],
    ['1/deployments', { kind: 'deployments', connection: '1' }],
    [
      'api/rest/plugins/webhook/connections/1/deployments',
      { kind: 'deployments', connection: '1' },
    ],
    [
      'plugins/webhook/connections/by-name/my%20service/issues',
      { kind: 'issues', connection: 'my service' },
    ],
    ['by-name/refunds/issues', { kind: 'issues', connection: 'refunds' }],
    [
      'projects/refunds/pull_requests',
      { kind: 'pull_requests', connection: 'refunds' },
    ],
    [
      'connections/1/issue/DLK-7/close',
      { kind: 'close', connection: '1', issueKey: 'DLK-7' },
    ],
    ['connections/1/issue/close', { kind: 'close', connection: '1' }],
  ])('reads %s', (path, expected) => {
    expect(endpointOf(path)).toEqual(expected);
  });

  it.each(['', 'deployments', 'connections/1', 'connections/1/issue/DLK-7'])(
    'knows no path %j, and says which there are',
    path => {
      expect(() => endpointOf(path)).toThrow(
        'DevLake has no such path; there are connections/1/deployments',
      );
    },
  );
});
