import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../testing/runCli';

jest.setTimeout(60_000);

const service = (name: string) =>
  `apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: ${name}\n`;

describe('readiness slo validate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-slo-'));
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const validate = (args: string[], input?: string) =>
    runCli(['slo', 'validate', ...args], { input });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says that all is well', async () => {
    expect(await validate(['-'], service('web'))).toEqual({
      code: 0,
      stdout: '1 file, 1 valid document, 0 errors, 0 warnings\n',
      stderr: '',
    });
  });

  it('names a mistake with its place, its rule and the mend; other documents stay valid', async () => {
    const input = `${service('Web')}---\n${service('shop')}`;
    const { code, stdout } = await validate(['-'], input);
    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 1,
      lines: [
        "-:4:3 metadata.name — 'Web' is no name: lower-case letters, digits and '-' between them; write 'web' [name]",
        '1 file, 1 valid document, 1 error, 0 warnings',
        '',
      ],
    });
  });

  it('goes through folders, but not through what is hidden or installed, and reads each file once', async () => {
    const first = write('slos/b/web.yaml', service('web'));
    write('slos/shop.yml', service('shop'));
    write('slos/notes.txt', 'no document');
    write('slos/.hidden/x.yaml', 'a: [');
    write('slos/node_modules/x.yaml', 'a: [');
    const { code, stdout } = await validate([join(folder, 'slos'), first]);
    expect(stdout).toBe('2 files, 2 valid documents, 0 errors, 0 warnings\n');
    expect(code).toBe(0);
  });

  it('is not failed by a warning', async () => {
    const twice = `${service('web')}---\n${service('web')}`;
    const { code, stdout } = await validate(['-'], twice);
    expect(code).toBe(0);
    expect(stdout).toContain('-:4:3 metadata.name — warning: there are 2 ');
  });

  it('prints a document for machines, every key always', async () => {
    const { code, stdout } = await validate(['-', '--json'], 'a: [');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      valid: false,
      files: 1,
      objects: [],
      errors: 1,
      warnings: 0,
      problems: [
        {
          file: '-',
          line: expect.any(Number),
          column: expect.any(Number),
          path: null,
          severity: 'error',
          rule: 'readable',
          message: expect.stringContaining('not valid YAML'),
          mend: expect.any(String),
        },
      ],
    });
  });

  it('keeps what a file holds from moving the cursor', async () => {
    const { stdout } = await validate(
      ['-'],
      service('"\\e[31mred\\nx:1:1 forged"'),
    );
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stdout).not.toContain('\u001b');
  });

  it.each([
    ['no file', [], 'missing required argument'],
    ['a file that is not there', ['no.yaml'], 'no.yaml cannot be read: ENOENT'],
    ['a folder without YAML', [__dirname], 'has no .yaml or .yml file'],
    ['an option that there is not', ['-', '--strict'], 'unknown option'],
  ])('does nothing with %s, and says why', async (_, args, words) => {
    const { code, stdout, stderr } = await validate(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
