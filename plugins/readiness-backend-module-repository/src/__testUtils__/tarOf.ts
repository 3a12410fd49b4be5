import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';

/** An archive as code hosts make them: everything in one folder. */
export function tarOf(options: {
  sha: string;
  files: Record<string, string>;
  links?: Record<string, string>;
}): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'fake-github-'));
  try {
    const top = `repository-${options.sha}`;
    mkdirSync(join(folder, top));
    const placed = (path: string) => {
      const target = join(folder, top, path);
      mkdirSync(dirname(target), { recursive: true });
      return target;
    };
    for (const [path, text] of Object.entries(options.files)) {
      writeFileSync(placed(path), text);
    }
    for (const [path, to] of Object.entries(options.links ?? {})) {
      symlinkSync(to, placed(path));
    }
    const packed = create({ cwd: folder, gzip: true, sync: true }, [top]);
    return packed.read() as Buffer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
