/**
 * Runs the worked examples of docs/delivery: the events of a page, its command, and what the command prints.
 *
 * After a wanted change: `UPDATE_DOCS=1 yarn unit packages/readiness-cli/src/workedExamples.test.ts`, and work the
 * sentence below each example by hand again.
 */
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCli } from './testing/runCli';

jest.setTimeout(60_000);

const folder = resolve(__dirname, '../../../docs/delivery');

interface WorkedExample {
  page: string;
  events: string;
  args: string[];
  output: string;
}

/** Of a page with `readiness dora FILE` and what it prints: the JSON, the command and the output. */
function exampleIn(page: string): WorkedExample[] {
  const text = readFileSync(join(folder, page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', body = '']) => ({ language, body }),
  );
  const command = blocks
    .map(({ body }) => /cli dora \w+\.json (.*)$/m.exec(body)?.[1])
    .find(args => args !== undefined);
  const events = blocks.find(({ language }) => language === 'json')?.body;
  const output = blocks.find(({ body }) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d to /.test(body),
  )?.body;
  return command !== undefined && events && output
    ? [{ page, events, args: command.split(' '), output }]
    : [];
}

function rewrite(page: string, from: string, to: string) {
  const path = join(folder, page);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.split(from).join(to));
}

const pagesIn = (below: string) =>
  readdirSync(join(folder, below))
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => join(below, name));
const figurePages = pagesIn('figures');
const examples = [...pagesIn('.'), ...figurePages].flatMap(exampleIn);

describe('worked examples of docs/delivery', () => {
  const directory = mkdtempSync(join(tmpdir(), 'readiness-examples-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it.each(examples.map(example => [example.page, example] as const))(
    '%s: comes out as the page says',
    async (page, { events, args, output }) => {
      const file = join(directory, 'example.json');
      writeFileSync(file, events);
      const { code, stdout, stderr } = await runCli(['dora', file, ...args]);
      if (process.env.UPDATE_DOCS) rewrite(page, output, stdout);
      const [written] = exampleIn(page);
      expect(stdout).toBe(written?.output);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
  );

  it('are there, one for each figure', () => {
    expect(examples.map(({ page }) => page)).toEqual(
      expect.arrayContaining(figurePages),
    );
    expect(figurePages).toHaveLength(7);
  });
});
