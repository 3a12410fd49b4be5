import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSarif } from './parseSarif';

const none = { critical: 0, high: 0, medium: 0, low: 0 };

const log = (run: object) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Scanner' } }, results: [], ...run }],
  });

const countsOf = (result: object, rule: object = {}) =>
  parseSarif(
    log({
      tool: {
        driver: { name: 'Scanner', rules: [{ id: 'CVE-2026-1', ...rule }] },
      },
      results: [{ ruleId: 'CVE-2026-1', message: { text: 'x' }, ...result }],
    }),
  ).counts;

const severe = (number: string | number) => ({
  properties: { 'security-severity': number },
});

describe('parseSarif', () => {
  it('is all zeros for a run that found nothing', () => {
    expect(parseSarif(log({}))).toEqual({ counts: none, tools: ['Scanner'] });
  });

  it.each([
    ['10.0', 'critical'],
    ['9.0', 'critical'],
    ['8.9', 'high'],
    ['7.0', 'high'],
    ['6.9', 'medium'],
    ['4.0', 'medium'],
    [3.9, 'low'],
    ['0.1', 'low'],
  ])('takes a security-severity of %s as %s', (number, severity) => {
    const expected = { ...none, [severity]: 1 };
    expect(countsOf({}, severe(number))).toEqual(expected);
    // The result's own number is the closer one.
    expect(countsOf(severe(number), severe('5'))).toEqual(expected);
    // The number says more than the level.
    expect(countsOf({ level: 'note' }, severe(number))).toEqual(expected);
  });

  it.each([
    ['error', 'high'],
    ['warning', 'medium'],
    ['note', 'low'],
  ])('takes level %s as %s where there is no number', (level, severity) => {
    const expected = { ...none, [severity]: 1 };
    expect(countsOf({ level })).toEqual(expected);
    expect(countsOf({}, { defaultConfiguration: { level } })).toEqual(expected);
    expect(countsOf({ level, ...severe('unknown') })).toEqual(expected);
  });

  it('takes a result without any level as a warning, as the standard has it', () => {
    expect(countsOf({})).toEqual({ ...none, medium: 1 });
  });

  it.each([
    ['a severity of 0', severe('0.0')],
    ['level none', { level: 'none' }],
    ['a rule that passed', { kind: 'pass', level: 'error' }],
    ['what is to be reviewed', { kind: 'review' }],
    ['what is gone since the baseline', { baselineState: 'absent' }],
    ['what is suppressed', { suppressions: [{ kind: 'inSource' }] }],
    [
      'what somebody accepted',
      { suppressions: [{ kind: 'external', status: 'accepted' }] },
    ],
  ])('does not count %s', (_, result) => {
    expect(countsOf(result)).toEqual(none);
  });

  it.each([
    ['under review', [{ kind: 'external', status: 'underReview' }]],
    ['rejected', [{ kind: 'external', status: 'rejected' }]],
    [
      'accepted once and rejected once',
      [{ kind: 'inSource' }, { kind: 'external', status: 'rejected' }],
    ],
    ['asked for by nobody', []],
    ['told of as null', null],
  ])('counts what has a suppression that is %s', (_, suppressions) => {
    expect(countsOf({ suppressions })).toEqual({ ...none, medium: 1 });
  });

  it('finds the rule by its index, in an extension, and by the first part of its id', () => {
    const text = log({
      tool: {
        driver: {
          name: 'Scanner',
          rules: [{ id: 'a', ...severe('9.5') }],
        },
        extensions: [{ name: 'Pack', rules: [{ id: 'b', ...severe('7.5') }] }],
      },
      results: [
        { ruleIndex: 0 },
        { ruleId: 'b', rule: { index: 0, toolComponent: { index: 0 } } },
        { ruleId: 'b' },
        { ruleId: 'a/1' },
        { rule: { id: 'a' } },
      ],
    });
    expect(parseSarif(text).counts).toEqual({ ...none, critical: 3, high: 2 });
  });

  it('takes the rule with the longest part of the id, and the first of its name', () => {
    const rules = [
      { id: 'a', ...severe('1') },
      { id: 'a/b', ...severe('9.5') },
      { id: 'a/b', ...severe('1') },
    ];
    const text = log({
      tool: { driver: { name: 'Scanner', rules } },
      results: [{ ruleId: 'a/b/c/d' }, { ruleId: 'a/bc' }],
    });
    expect(parseSarif(text).counts).toEqual({ ...none, critical: 1, low: 1 });
  });

  it('does not hold up the process with as many rules as results', () => {
    const ids = Array.from({ length: 50_000 }, (_, i) => `CVE-${i}`);
    const text = log({
      tool: { driver: { name: 'Scanner', rules: ids.map(id => ({ id })) } },
      results: ids.map(id => ({ ruleId: `${id}/1` })),
    });
    const startedAt = performance.now();
    expect(parseSarif(text).counts).toEqual({ ...none, medium: 50_000 });
    // Half a second, and a minute where every result looks through all rules.
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it('adds up the runs, names their tools, and says when the last of them ended', () => {
    const run = (name: string, endTimeUtc?: string) => ({
      tool: { driver: { name } },
      invocations: [{ executionSuccessful: true, endTimeUtc }],
      results: [{ level: 'error' }],
    });
    expect(
      parseSarif(
        JSON.stringify({
          version: '2.1.0',
          runs: [
            run('Trivy'),
            run('CodeQL', '2026-03-01T10:00:00Z'),
            run('CodeQL', '2026-03-02T10:00:00Z'),
          ],
        }),
      ),
    ).toEqual({
      counts: { ...none, high: 3 },
      tools: ['CodeQL', 'Trivy'],
      scannedAt: '2026-03-02T10:00:00.000Z',
    });
  });

  it.each([
    ['no JSON', '<html>', 'is no JSON'],
    ['another document', '{}', 'is no SARIF 2.1.0: version: must be 2.1.0'],
    [
      'an older version',
      '{"version":"1.0.0","runs":[]}',
      'is no SARIF 2.1.0: version: must be 2.1.0',
    ],
    [
      'no list of runs',
      '{"version":"2.1.0","runs":null}',
      'runs: must be a list of runs',
    ],
    ['no run', '{"version":"2.1.0","runs":[]}', 'holds no run of a scanner'],
    [
      'a run that failed',
      log({ invocations: [{ executionSuccessful: false }] }),
      'says that the run of Scanner failed',
    ],
    [
      'a run without results',
      log({ results: null }),
      'has no results of Scanner',
    ],
    [
      'results in another file',
      log({ externalPropertyFileReferences: { results: [{}] } }),
      'keeps the results of Scanner in another file',
    ],
    [
      'a result that is none',
      log({ results: ['oops'] }),
      'is no SARIF 2.1.0: runs.0.results.0',
    ],
  ])('refuses %s, instead of counting too little', (_, text, why) => {
    expect(() => parseSarif(text)).toThrow(why);
  });

  // Documents of other projects are read where they are there (docs/development.md).
  const folder = resolve(
    __dirname,
    '../../../..',
    process.env.READINESS_SHARED_DATA ?? '../shared/data',
    'security/openssf-scorecard',
  );
  it('reads results of a real tool', () => {
    if (!existsSync(folder)) return;
    const files = readdirSync(folder).filter(name => name.endsWith('.sarif'));
    const read = Object.fromEntries(
      files.map(name => {
        const { counts, tools } = parseSarif(
          readFileSync(join(folder, name), 'utf8'),
        );
        expect(tools).toEqual(['Scorecard']);
        return [name, counts];
      }),
    );
    expect(read['check1.sarif']).toEqual({ ...none, high: 1 });
    expect(read['check1_annotations.sarif']).toEqual(none);
    expect(read['check3.sarif']).toEqual({ ...none, high: 1, medium: 1 });
  });
});
