import type { Commit } from './Commit';
import type { Git } from './openRepository';

/** The parts of a record stand apart by a character that nobody types; a message may have anything but a NUL in it. */
const format = ['%H', '%P', '%at', '%ct', '%s', '%b'].join('%x1f');

/** All commits below `tips` that are not below `base`, each after what it is on top of. */
export async function readCommits(
  git: Git,
  { tips, base }: { tips: readonly string[]; base?: string },
): Promise<Commit[]> {
  const output = await git(
    ['log', '-z', '--topo-order', '--reverse', `--format=${format}`, '--stdin'],
    { input: [...tips, ...(base ? [`^${base}`] : []), ''].join('\n') },
  );
  return output.split('\0').filter(Boolean).map(commitOf);
}

function commitOf(record: string): Commit {
  const [sha = '', parents = '', authored, committed, subject = '', ...rest] =
    record.split('\x1f');
  const [, reverts] =
    /^This reverts commit ([0-9a-f]{7,64})/m.exec(rest.join('\x1f')) ?? [];
  return {
    sha: sha.trim(),
    parents: parents.split(' ').filter(Boolean),
    authoredAt: Number(authored) * 1000,
    committedAt: Number(committed) * 1000,
    subject,
    reverts,
  };
}
