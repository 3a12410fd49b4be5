import { unreadCollectorConfig } from './unreadCollectorConfig';

const collectors = [
  { id: 'links' },
  { id: 'openssf-scorecard', configKey: 'security' },
  { id: 'vulnerability-scans', configKey: 'security' },
];

describe('unreadCollectorConfig', () => {
  it.each<[string, string[]]>([
    ['nothing where nothing is configured', []],
    ['nothing of what collectors read by their ids', ['links']],
    ['nothing of what several read together', ['security', 'links']],
  ])('finds %s', (_, names) => {
    expect(unreadCollectorConfig(names, collectors)).toEqual([]);
  });

  it.each<[string, string[], string, RegExp]>([
    ['a mistyped name', ['lnks'], 'lnks', /^did you mean 'links'\?$/],
    [
      'the id of a collector with another name',
      ['openssf-scorecard'],
      'openssf-scorecard',
      /^add the module/,
    ],
    [
      'a module that is not added',
      ['kubernetes'],
      'kubernetes',
      /^add the module of the collector to packages\/backend/,
    ],
    [
      'a part beside the one that it is like',
      ['links', 'linkz'],
      'linkz',
      /^add the module/,
    ],
  ])('finds %s, and says how to mend it', (_, names, path, mend) => {
    expect(unreadCollectorConfig(names, collectors)).toEqual([
      {
        source: 'readiness.collectors',
        path,
        message: 'no collector that is installed reads this part',
        mend: expect.stringMatching(mend),
      },
    ]);
  });
});
