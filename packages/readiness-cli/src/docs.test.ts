import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { doraCommand } from './dora/doraCommand';
import { exitCodes } from './exitCodes';
import { eventsCommand } from './ingest/eventsCommand';
import { gitCommand } from './ingest/gitCommand';
import { pushCommand } from './push/pushCommand';
import { validateCommand } from './slo/validateCommand';

const optionsOf = (commands: readonly Command[]) => {
  const all = commands.flatMap(({ options }) =>
    options.map(({ long, envVar }) => [long, envVar] as const),
  );
  return [...new Map(all)].sort();
};

describe.each<[string, Record<string, Command>]>([
  ['push-facts.md', { push: pushCommand() }],
  [
    'delivery/from-git.md',
    {
      'ingest git': gitCommand(),
      'ingest events': eventsCommand(),
      dora: doraCommand(),
    },
  ],
  ['slo/validate.md', { 'slo validate': validateCommand() }],
])('docs/%s', (name, commands) => {
  const page = readFileSync(resolve(__dirname, '../../../docs', name), 'utf8');

  it('has every option, and where it may come from else', () => {
    const rows = [
      ...page.matchAll(/^\| `(--[\w-]+)` +\| +(?:`(READINESS_\w+)`)?/gm),
    ];
    const documented = new Map(rows.map(([, long, env]) => [long, env]));
    expect([...documented].sort()).toEqual(optionsOf(Object.values(commands)));
  });

  it.each(Object.entries(commands))(
    'uses options of %s that there are',
    (words, command) => {
      const uses =
        page.match(new RegExp(`cli ${words}(?:[^|\n]|\\\\\n)*`, 'g')) ?? [];
      const known = command.options.map(({ long }) => long);
      const used = uses.flatMap(text => text.match(/--[\w-]+/g) ?? []);
      expect(uses.length).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining(used));
    },
  );

  it('has every exit code', () => {
    const rows = [...page.matchAll(/^\| (\d) +\|/gm)];
    expect(rows.map(([, code]) => Number(code))).toEqual(
      Object.values(exitCodes),
    );
  });
});
