/**
 * Runs the worked example of docs/slo/validate.md, and holds its table of rules against the rules.
 *
 * After a wanted change: `UPDATE_DOCS=1 yarn unit packages/readiness-cli/src/slo/validateDocs.test.ts`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSloRules } from '@service-readiness/backstage-plugin-readiness-common';
import { runCli } from '../testing/runCli';

jest.setTimeout(60_000);

const page = resolve(__dirname, '../../../../docs/slo/validate.md');
const read = () => readFileSync(page, 'utf8');
const blockOf = (language: string) =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm');

describe('docs/slo/validate.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-slo-docs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has an example that comes out as it says', async () => {
    const text = read();
    const document = blockOf('yaml').exec(text)?.[1] ?? '';
    const [, written = ''] = /^```\n(checkout[\s\S]*?)^```$/m.exec(text) ?? [];
    const file = join(folder, 'checkout.yaml');
    writeFileSync(file, document);
    const { code, stdout } = await runCli(['slo', 'validate', file]);
    const output = stdout.split(`${folder}/`).join('');
    if (process.env.UPDATE_DOCS) {
      writeFileSync(page, text.split(written).join(output));
    }
    expect(read()).toContain(`\`\`\`\n${output}\`\`\``);
    expect(code).toBe(1);
  });

  it('has every rule, as the rules say it', () => {
    const rows = [...read().matchAll(/^\| `([a-z][a-z-]*)` +\| (.+?) +\|$/gm)];
    expect(rows.map(([, rule, words]) => [rule, words])).toEqual(
      Object.entries(openSloRules),
    );
  });
});
