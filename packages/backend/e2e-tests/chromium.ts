import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

const cache = resolve(__dirname, '../../../node_modules/.cache/chromium');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Glyphs of the same shape on every machine.
  '--font-render-hinting=none',
];

interface Candidate {
  executablePath: string;
  env?: Record<string, string>;
}

/** Unpacks what the package carries, once, and all of it or nothing: a half-written browser would stay broken. */
async function unpack(archive: string): Promise<string> {
  const name = archive.replace(/(\.tar)?\.br$/, '');
  const target = join(cache, name);
  if (existsSync(target)) return target;
  const { inflate } = await import('@sparticuz/chromium');
  const bin = join(
    dirname(require.resolve('@sparticuz/chromium')),
    '..',
    'bin',
  );
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(join(cache, 'partial-'));
  const before = process.env.TMPDIR;
  try {
    // The package unpacks into the temporary directory, and nowhere else.
    process.env.TMPDIR = partial;
    await inflate(join(bin, archive));
    await rename(join(partial, name), target);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await rm(partial, { recursive: true, force: true });
  }
  return target;
}

/** Text in the font of the package, so that pictures are the same everywhere; the system's only for what that lacks. */
async function fontConfig(): Promise<string> {
  const fonts = await unpack('fonts.tar.br');
  const file = join(cache, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <alias binding="strong">
    <family>sans-serif</family>
    <prefer><family>Open Sans</family></prefer>
  </alias>
  <alias binding="strong">
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family></prefer>
  </alias>
  <cachedir>${join(cache, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}

async function bundled(): Promise<Candidate> {
  return {
    executablePath: await unpack('chromium.br'),
    env: { FONTCONFIG_FILE: await fontConfig() },
  };
}

/** For systems without the NSS libraries that every desktop has. */
async function bundledWithLibraries(): Promise<Candidate> {
  const candidate = await bundled();
  const libraries = await unpack('al2023.tar.br');
  return {
    ...candidate,
    env: { ...candidate.env, LD_LIBRARY_PATH: join(libraries, 'lib') },
  };
}

function installed(): Candidate[] {
  return ['chromium', 'chromium-browser', 'google-chrome']
    .map(name => ({ executablePath: join('/usr/bin', name) }))
    .filter(({ executablePath }) => existsSync(executablePath));
}

function candidates(): Array<() => Promise<Candidate>> {
  const chosen = process.env.READINESS_CHROMIUM;
  if (chosen) return [async () => ({ executablePath: chosen })];
  const ofPackage =
    process.platform === 'linux' && process.arch === 'x64'
      ? [bundled, bundledWithLibraries]
      : [];
  return [...ofPackage, ...installed().map(found => async () => found)];
}

/**
 * Starts Chromium: the one of READINESS_CHROMIUM; otherwise the one that comes with the dependencies; otherwise the
 * system's.
 *
 * @throws with what each of them said when none starts
 */
export async function launchChromium(): Promise<Browser> {
  const problems: string[] = [];
  for (const candidate of candidates()) {
    try {
      const { executablePath, env } = await candidate();
      return await playwright.launch({
        executablePath,
        args: flags,
        env: { ...(process.env as Record<string, string>), ...env },
      });
    } catch (error) {
      problems.push(String(error));
    }
  }
  throw new Error(
    problems.join('\n\n') ||
      'No Chromium: install it, and name it in READINESS_CHROMIUM.',
  );
}
