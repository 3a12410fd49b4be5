import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsOfBatch } from './__fixtures__/eventsOfBatch';
import { defaultDoraPolicy } from './dora/defaultDoraPolicy';
import { doraFigures } from './dora/doraFigures';
import type { DoraPolicy } from './dora/DoraPolicy';
import { dayMs } from './time/durations';
import { parseWindow } from './time/parseWindow';

interface Expected {
  says: string;
  asOf: string;
  window: string;
  policy?: Partial<DoraPolicy>;
  figures: object;
}

const folder = join(__dirname, '__fixtures__', 'dora');
const read = (...path: string[]) =>
  JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
const cases = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => {
    const expected: Expected = read(name, 'expected.json');
    return { name, input: read(name, 'input.json'), ...expected };
  });

/** Numbers of an expectation are written in decimals. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'number' ? Number(each.toPrecision(12)) : each,
    ),
  );
}

describe('cases of delivery', () => {
  it.each(cases)('$says', ({ input, asOf, window, policy, figures }) => {
    const now = Date.parse(asOf);
    const days = parseWindow(window) ?? 0;
    const answer = doraFigures(eventsOfBatch(input), {
      window: { from: now - days * dayMs, to: now },
      policy: { ...defaultDoraPolicy, ...policy },
      now,
    });
    expect(rounded(answer)).toMatchObject(figures);
  });

  it('has a line for each', () => {
    const lines = readFileSync(join(folder, 'README.md'), 'utf8');
    const missing = cases.filter(
      ({ name, says }) =>
        !new RegExp(`^\\| \`${name}\` +\\| (.*?) +\\|$`, 'm')
          .exec(lines)?.[1]
          ?.startsWith(says),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(cases.length).toBeGreaterThan(15);
  });
});
