import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseScorecard } from './parseScorecard';
import { scorecardFacts } from './scorecardFacts';

const now = Date.parse('2026-03-10T12:00:00Z');

const result = (
  checks: Record<string, number>,
  more: object = { score: 7.1, date: '2026-03-02T10:00:00Z' },
) =>
  JSON.stringify({
    repo: { name: 'github.com/example/refunds', commit: 'abc' },
    scorecard: { version: 'v5.0.0', commit: 'def' },
    checks: Object.entries(checks).map(([name, score]) => ({
      name,
      score,
      reason: 'because',
      details: ['Warn: secret-looking text'],
    })),
    ...more,
  });

const factsOf = (checks: Record<string, number>, more?: object) =>
  scorecardFacts(parseScorecard(result(checks, more)), now);

describe('parseScorecard', () => {
  it('keeps scores, and nothing of the details', () => {
    expect(parseScorecard(result({ 'Code-Review': 10, SAST: 0 }))).toEqual({
      score: 7.1,
      date: '2026-03-02T10:00:00Z',
      checks: { 'Code-Review': 10, SAST: 0 },
    });
  });

  it('leaves out what is inconclusive, in a check and as a whole', () => {
    expect(
      parseScorecard(result({ SAST: -1, Fuzzing: 0 }, { score: -1 })),
    ).toEqual({ checks: { Fuzzing: 0 } });
  });

  it.each([
    ['no JSON', 'Not found', 'is no JSON'],
    ['another document', '[]', 'is no result of OpenSSF Scorecard'],
    [
      'the results of probes',
      '{"findings":[]}',
      'is no result of OpenSSF Scorecard: checks: must be a list of checks',
    ],
    [
      'a score that is none',
      result({ SAST: 11 }),
      'checks.0.score: must be from 0 to 10, or -1',
    ],
  ])('refuses %s', (_, text, why) => {
    expect(() => parseScorecard(text)).toThrow(why);
  });

  it('reads results of the real tool', () => {
    // Documents of other projects are read where they are there (docs/development.md).
    const folder = resolve(
      __dirname,
      '../../../..',
      process.env.READINESS_SHARED_DATA ?? '../shared/data',
      'security/openssf-scorecard',
    );
    if (!existsSync(folder)) return;
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(parseScorecard(read('check3.json'))).toEqual({
      score: 0,
      date: '2023-03-02T10:30:43-06:00',
      // Check-Name3 is -1 there.
      checks: { 'Check-Name': 0, 'Check-Name2': 0 },
    });
    expect(() => parseScorecard(read('probe1.json'))).toThrow('checks');
  });
});

describe('scorecardFacts', () => {
  it('reports the score, its age and the scores of checks', () => {
    expect(factsOf({ 'Code-Review': 10, 'Check-Of-Tomorrow': 3 })).toEqual({
      'security.postureScore': 7.1,
      'security.postureAgeDays': 8,
      'practices.codeReview': 10,
    });
  });

  it('reports nothing of what is inconclusive', () => {
    expect(
      factsOf(
        { 'Branch-Protection': -1, 'Security-Policy': -1, Vulnerabilities: -1 },
        { score: -1 },
      ),
    ).toEqual({});
  });

  it.each([
    ['Branch-Protection', 6, 'repository.branchProtected', true],
    ['Branch-Protection', 5, 'repository.branchProtected', undefined],
    ['Security-Policy', 4, 'repository.hasSecurityPolicy', true],
    ['Security-Policy', 0, 'repository.hasSecurityPolicy', false],
    ['Dependency-Update-Tool', 10, 'repository.hasDependencyUpdates', true],
    ['Dependency-Update-Tool', 0, 'repository.hasDependencyUpdates', undefined],
    ['Vulnerabilities', 0, 'security.scanAgeDays', 8],
  ])('takes %s of %d as %s: %s', (check, score, fact, value) => {
    expect(factsOf({ [check]: score })[fact]).toBe(value);
  });

  it('is not confused by checks with names of objects', () => {
    expect(factsOf({ constructor: 3, toString: 4 }, {})).toEqual({});
  });
});
