import {
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { mockServices } from '@backstage/backend-test-utils';
import { definitionLimits } from './definitionLimits';
import { readDefinitionSources } from './readDefinitionSources';

describe('readDefinitionSources', () => {
  let root: string;
  const urlReader = mockServices.urlReader.mock();
  const address = 'https://example.com/rules.yaml';

  const at = (...names: string[]) => join(root, ...names);
  const read = (target: string, limits: object = {}) =>
    readDefinitionSources(
      [{ type: target.startsWith('https:') ? 'url' : 'file', target }],
      urlReader,
      { ...definitionLimits, ...limits },
    );
  const names = async (target: string) =>
    (await read(target)).texts.map(({ source, text }) => [source, text]);
  const messages = async (target: string, limits: object = {}) =>
    (await read(target, limits)).problems;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sources-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  /** Writes a ConfigMap's files as the kubelet does: a folder by moment, a link to it, and links through that. */
  async function mount(moment: string, files: Record<string, string>) {
    const folder = `..${moment}`;
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(at(folder, name), '..'), { recursive: true });
      await writeFile(at(folder, name), text);
    }
    await symlink(folder, at('..data_tmp'));
    await rename(at('..data_tmp'), at('..data'));
  }

  it('reads a mounted ConfigMap, each file once and by its lasting name', async () => {
    const target = root;
    await mount('2026_11_21_09', { 'a.yaml': 'a: 1', 'team/b.yml': 'b: 1' });
    await symlink('..data/a.yaml', at('a.yaml'));
    await symlink('..data/team', at('team'));
    expect(await names(target)).toEqual([
      [at('a.yaml'), 'a: 1'],
      [at('team', 'b.yml'), 'b: 1'],
    ]);

    await mount('2026_11_21_10', { 'a.yaml': 'a: 2', 'team/b.yml': 'b: 2' });
    await rm(at('..2026_11_21_09'), { recursive: true });
    expect(await read(target)).toEqual({
      texts: [
        { source: at('a.yaml'), text: 'a: 2' },
        { source: at('team', 'b.yml'), text: 'b: 2' },
      ],
      problems: [],
    });
  });

  it('follows a link to a folder, named as the source or found in it', async () => {
    await mkdir(at('real'));
    await writeFile(at('real', 'a.yaml'), 'a: 1');
    await symlink('real', at('named'));
    expect(await names(at('named'))).toEqual([[at('named', 'a.yaml'), 'a: 1']]);
    await mkdir(at('around'));
    await symlink(at('real'), at('around', 'inner'));
    expect(await names(at('around'))).toEqual([
      [at('around', 'inner', 'a.yaml'), 'a: 1'],
    ]);
  });

  it('reads a file once that several names lead to, and ends where links lead in a circle', async () => {
    await mkdir(at('x'));
    await writeFile(at('x', 'a.yaml'), 'a: 1');
    await symlink('x', at('y'));
    await symlink('x/a.yaml', at('z.yaml'));
    await symlink('..', at('x', 'up'));
    await symlink('self', at('self'));
    expect(await read(root)).toEqual({
      texts: [{ source: at('x', 'a.yaml'), text: 'a: 1' }],
      problems: [],
    });
  });

  it('tells of a dead link and reads the others', async () => {
    await writeFile(at('a.yaml'), 'a: 1');
    await symlink('gone.yaml', at('b.yaml'));
    await symlink('gone', at('c'));
    expect(await read(root)).toEqual({
      texts: [{ source: at('a.yaml'), text: 'a: 1' }],
      problems: [
        {
          source: at('b.yaml'),
          message: 'It cannot be read: there is no such file or folder',
          mend: 'Mend or remove it; the other files of its folder are read all the same',
        },
      ],
    });
  });

  it('names files as the folder is written in the configuration', async () => {
    await writeFile(at('a.yaml'), 'a: 1');
    expect(await names(`${root}/./`)).toEqual([[`${root}/./a.yaml`, 'a: 1']]);
  });

  it('reads in order of name, and nothing but YAML', async () => {
    await mkdir(at('b'));
    for (const name of ['c.yaml', 'b/a.YAML', 'a.yml', 'a.yaml.bak', 'a.md']) {
      await writeFile(at(name), name);
    }
    expect((await names(root)).map(([, text]) => text)).toEqual([
      'a.yml',
      'b/a.YAML',
      'c.yaml',
    ]);
  });

  describe('limits', () => {
    beforeEach(async () => {
      for (const name of ['a.yaml', 'b.yaml', 'c.yaml']) {
        await writeFile(at(name), 'x'.repeat(2048));
      }
    });

    it.each([
      [
        'files',
        { files: 2 },
        'It cannot be read: it holds more than 2 .yaml files, the most that are read of one folder',
        'Put several checks into one file, separated by ---, or name several folders under readiness.definitions',
      ],
      [
        'bytes of all files',
        { bytes: 4096 },
        'It cannot be read: its .yaml files are larger than 4 KiB together, the most that is read of one folder',
        'Split it into several folders, and name each of them under readiness.definitions',
      ],
      [
        'entries',
        { entries: 2 },
        'It cannot be read: it holds more than 2 files and folders, the most that are looked through',
        'Name the folder with the definitions itself, not one around it',
      ],
    ])(
      'reads nothing of a folder with too many %s',
      async (_, limits, message, mend) => {
        expect(await read(root, limits)).toEqual({
          texts: [],
          problems: [{ source: root, message, mend }],
        });
      },
    );

    it.each([
      ['files', { files: 3 }],
      ['bytes of all files', { bytes: 3 * 2048 }],
      ['entries', { entries: 3 }],
      ['bytes of one file', { fileBytes: 2048 }],
    ])('reads as many %s as are allowed', async (_, limits) => {
      expect((await read(root, limits)).texts).toHaveLength(3);
    });

    const tooLarge = {
      message:
        'It cannot be read: it is larger than 2 KiB, the most that is read of one file',
      mend: 'Split it into several files',
    };

    it('leaves out a file that is too large, alone or among others', async () => {
      const path = at('b.yaml');
      await writeFile(path, 'x'.repeat(2049));
      const problems = [{ source: path, ...tooLarge }];
      const limits = { fileBytes: 2048 };
      expect(await read(path, limits)).toEqual({ texts: [], problems });
      const { texts, ...others } = await read(root, limits);
      expect(others).toEqual({ problems });
      expect(texts).toHaveLength(2);
    });

    it('hangs up on an address that answers with too much', async () => {
      let sent = 0;
      const endless = new Readable({
        read() {
          sent += 1024;
          this.push(Buffer.alloc(1024, 'x'));
        },
      });
      const buffer = jest.fn();
      urlReader.readUrl.mockResolvedValueOnce({
        buffer,
        stream: () => endless,
      });
      expect(await messages(address, { fileBytes: 2048 })).toEqual([
        { source: address, ...tooLarge },
      ]);
      expect(endless.destroyed).toBe(true);
      expect(sent).toBeLessThan(100 * 1024);
      expect(buffer).not.toHaveBeenCalled();
    });

    it('waits for an address no longer than it may take', async () => {
      urlReader.readUrl.mockReturnValueOnce(new Promise(() => {}));
      expect(await messages(address, { answerSeconds: 0.05 })).toEqual([
        expect.objectContaining({
          message: 'It cannot be read: No answer in 0.05 s',
        }),
      ]);
    });

    it('refuses too much from a reader without streams', async () => {
      const buffer = async () => Buffer.alloc(2049, 'x');
      urlReader.readUrl.mockResolvedValueOnce({ buffer });
      expect(await messages(address, { fileBytes: 2048 })).toEqual([
        { source: address, ...tooLarge },
      ]);
    });

    it('says limits in figures that a person reads', async () => {
      await writeFile(at('b.yaml'), 'x'.repeat(1024 * 1024 + 1));
      expect((await messages(at('b.yaml')))[0]?.message).toMatch(
        /larger than 1,024 KiB/,
      );
    });
  });

  it('puts the pieces of an address together, also within a letter', async () => {
    const bytes = Buffer.from('title: Größe');
    urlReader.readUrl.mockResolvedValueOnce({
      buffer: jest.fn(),
      stream: () => Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]),
    });
    expect((await read(address)).texts).toEqual([
      { source: address, text: 'title: Größe' },
    ]);
  });

  it('names addresses without what people leave in them, and apart all the same', async () => {
    urlReader.readUrl.mockImplementation(async url => {
      if (!url.includes('hunter2')) return { buffer: async () => Buffer.of() };
      throw new Error(`Unable to read ${url}, TypeError`);
    });
    const query = 'path=/rules.yaml&code=abc';
    const { texts, problems } = await readDefinitionSources(
      [
        `https://bot:hunter2@example.com/rules.yaml`,
        `https://example.com/raw?${query}1`,
        `https://example.com/raw?${query}2`,
        'https://example.com/Raw?ref=main#L1',
      ].map(target => ({ type: 'url', target })),
      urlReader,
    );
    expect(problems).toEqual([
      expect.objectContaining({
        source: 'https://example.com/rules.yaml',
        message:
          'It cannot be read: Unable to read https://…@example.com/rules.yaml, TypeError',
      }),
    ]);
    expect(texts.map(({ source }) => source)).toEqual([
      'https://example.com/raw?path=/rules.yaml&…',
      'https://example.com/raw?path=/rules.yaml&… (2)',
      'https://example.com/Raw?ref=main',
    ]);
  });

  it('does not wait for what is no file', async () => {
    expect(await messages('/dev/null')).toEqual([
      expect.objectContaining({
        message: 'It cannot be read: it is neither a file nor a folder',
      }),
    ]);
  });
});
