import type {
  DefinitionFile,
  Problem,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredDefinitionFile } from '../../stores/DefinitionStore';
import type { DefinitionText } from './readDirectory';

/**
 * Which version of each file is in force after the sources were read again:
 * - the new one, if it has no mistakes, or if there was never a good one: its good documents are better than none;
 * - else the last good one, with the mistakes of the new one beside it;
 * - the last good one of a source that cannot be read;
 * - the last good one of a file that was taken away although others need what it defines.
 *
 * @param problemsOf - the mistakes that a set of files has as a whole
 */
export function filesInForce(options: {
  stored: readonly StoredDefinitionFile[];
  texts: readonly DefinitionText[];
  unread: readonly Problem[];
  problemsOf: (texts: readonly DefinitionFile[]) => readonly Problem[];
  now: number;
}): StoredDefinitionFile[] {
  const { stored, texts, unread, problemsOf, now } = options;
  const mistakenBefore = new Set(problemsOf(stored).map(p => p.source));
  const good = new Map(
    stored
      .filter(file => file.text !== '' && !mistakenBefore.has(file.source))
      .map(file => [file.source, file]),
  );
  const storedAt = new Map(
    stored.map(file => [`${file.source}\n${file.text}`, file.storedAt]),
  );
  const files = new Map<string, StoredDefinitionFile>();
  for (const problem of unread) {
    const kept = filesOf(problem.source, stored);
    for (const file of kept) {
      files.set(file.source, { ...file, problems: [problem] });
    }
    if (kept.length === 0) {
      files.set(problem.source, {
        source: problem.source,
        text: '',
        storedAt: now,
        problems: [problem],
        keeps: [],
      });
    }
  }
  const gone = [...good.values()].filter(
    ({ source }) =>
      !files.has(source) && !texts.some(text => text.source === source),
  );
  // What is in force stays with its file while the file is there, in whatever version.
  const keeps = new Map(stored.map(file => [file.source, file.keeps]));
  const read = [
    ...files.values(),
    ...texts.map(text => ({ ...text, keeps: keeps.get(text.source) })),
  ];
  const without = problemsOf(read);
  const withGone = gone.length > 0 ? problemsOf([...read, ...gone]) : without;
  const isNeeded = withGone.length < without.length;
  if (isNeeded) {
    for (const file of gone) files.set(file.source, takenAway(file));
  }
  const candidate = isNeeded ? withGone : without;
  for (const { source, text } of texts) {
    const mistakes = candidate.filter(problem => problem.source === source);
    const before = mistakes.length > 0 ? good.get(source) : undefined;
    // What has not changed is wrong only because of another file, which falls back, too, or is told to be wrong by
    // whoever compiles what is in force.
    const isRefused = before?.text !== text;
    files.set(
      source,
      before
        ? { ...before, problems: isRefused ? mistakes : [] }
        : {
            source,
            text,
            // A mistake that came and went leaves the same version in force.
            storedAt: storedAt.get(`${source}\n${text}`) ?? now,
            problems: [],
            keeps: keeps.get(source) ?? [],
          },
    );
  }
  return [...files.values()];
}

function takenAway(file: StoredDefinitionFile): StoredDefinitionFile {
  return {
    ...file,
    problems: [
      {
        source: file.source,
        message:
          'It was taken away, and stays in force because other files name what it defines',
        mend: 'Take its checks out of the scorecards that name them, or put it back',
      },
    ],
  };
}

/** Stored files that came from a source: the file itself, or those of a folder. */
function filesOf(
  source: string,
  stored: readonly StoredDefinitionFile[],
): StoredDefinitionFile[] {
  const folder = `${source.replace(/\/+$/, '')}/`;
  return stored.filter(
    file => file.source === source || file.source.startsWith(folder),
  );
}
