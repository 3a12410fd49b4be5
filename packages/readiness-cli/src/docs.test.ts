import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCodes } from './exitCodes';
import { pushCommand } from './push/pushCommand';

const page = readFileSync(
  resolve(__dirname, '../../../docs/push-facts.md'),
  'utf8',
);

describe('docs/push-facts.md', () => {
  it('has every option, and where it may come from else', () => {
    const rows = [...page.matchAll(/^\| `(--[\w-]+)` +\| +(?:`(\w+)`)? *\|/gm)];
    const documented = rows.map(([, name, env]) => [name, env]);
    const options = pushCommand().options.map(o => [o.long, o.envVar]);
    expect(documented.sort()).toEqual(options.sort());
  });

  it('uses options that there are', () => {
    const commands = page.match(/cli push(?:.|\\\n)*/g) ?? [];
    const known = pushCommand().options.map(({ long }) => long);
    const used = commands.flatMap(text => text.match(/--[\w-]+/g) ?? []);
    expect(used.length).toBeGreaterThan(2);
    expect(known).toEqual(expect.arrayContaining(used));
  });

  it('has every exit code', () => {
    const rows = [...page.matchAll(/^\| (\d) +\|/gm)];
    expect(rows.map(([, code]) => Number(code))).toEqual(
      Object.values(exitCodes),
    );
  });
});
