import { createHash } from 'node:crypto';
import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type {
  CompanyStage,
  DefinitionFile,
  Problem,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredDefinitionFile } from '../../stores/DefinitionStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { DeclaredCollector } from '../push/PushSource';
import { filesInForce } from './filesInForce';
import { isOlderRelease } from './isOlderRelease';
import { problemFiles, type ProblemFile } from './problemFiles';
import { readDefinitionSources } from './readDefinitionSources';
import type { DefinitionText } from './readDirectory';
import { compileRuleSet, type RuleSet } from './RuleSet';

/** Rules in force that no replica has had for so long are nobody's: whoever put them in force is gone. */
const abandonedAfterMs = 3 * 60_000;

/**
 * Keeps the rules. One replica reads the configured sources and stores what is good; every replica compiles what
 * is stored, so that all judge alike.
 */
export class RulesService {
  #ruleSet: RuleSet;
  #version = -1;
  /** What was read, and stored before, when it was last found that nothing had to be stored. */
  #settled?: string;
  #stored: readonly StoredDefinitionFile[] = [];

  constructor(
    private readonly options: {
      store: ReadinessStore;
      urlReader: UrlReaderService;
      logger: LoggerService;
      /** The built-in definitions, or none. */
      library: readonly DefinitionText[];
      sources: Array<{ type: 'file' | 'url'; target: string }>;
      collectors: readonly DeclaredCollector[];
      stage?: CompanyStage;
      /** Of this product: of two that run side by side, the newer one judges. */
      release?: string;
      now: () => number;
    },
  ) {
    this.#ruleSet = this.#compile([]);
  }

  /** The rules as last followed, without asking the database. */
  get ruleSet(): RuleSet {
    return this.#ruleSet;
  }

  /** Mistakes in the stored definitions and in refused newer versions. */
  get problems(): readonly Problem[] {
    const all = [
      ...this.#ruleSet.problems,
      ...this.#stored.flatMap(file => file.problems),
    ];
    // Every file of a folder that cannot be read has the folder's problem.
    return [...new Map(all.map(p => [keyOf(p), p])).values()];
  }

  /** Logs each mistake when it appears and when it is mended; not with every reading. */
  #tellProblems(before: readonly Problem[]) {
    const { logger } = this.options;
    const keysBefore = new Set(before.map(keyOf));
    const after = this.problems;
    const keysAfter = new Set(after.map(keyOf));
    for (const problem of after) {
      if (!keysBefore.has(keyOf(problem))) {
        logger.warn(`Definitions have a mistake: ${inOneLine(problem)}`);
      }
    }
    for (const problem of before) {
      if (!keysAfter.has(keyOf(problem))) {
        logger.info(`A mistake in definitions is gone: ${inOneLine(problem)}`);
      }
    }
  }

  /** What is in force of the sources that have problems. */
  get problemFiles(): ProblemFile[] {
    const texts = [...this.options.library, ...this.#stored];
    return problemFiles({
      problems: this.problems,
      stored: this.#stored,
      ruleSet: this.#ruleSet,
      sources: texts.map(({ source }) => source),
    });
  }

  /**
   * Follows the stored definitions.
   *
   * @returns whether these are the rules that results are made by. False on a replica of another release: it must
   * leave evaluation to the others.
   */
  async follow(): Promise<boolean> {
    const { store } = this.options;
    const { version, rulesInForce } = await store.definitions.state();
    if (version !== this.#version) {
      const stored = await store.definitions.list();
      const before = this.problems;
      this.#ruleSet = this.#compile(stored);
      this.#stored = stored;
      this.#version = version;
      this.#tellProblems(before);
    }
    return rulesInForce === this.#ruleSet.fingerprint;
  }

  /**
   * Puts this replica's rules in force; if they are new, every entity is evaluated by them. Rules of a newer release
   * stay as long as a replica has them: an old one that starts while a release is rolled out judges nothing.
   */
  async adopt(): Promise<void> {
    await this.follow();
    const { store, logger } = this.options;
    const by = this.#by();
    const count = await store.transaction(async tx => {
      const state = await tx.definitions.state();
      if (isKept(state, by)) {
        logger.info(
          `Release ${state.release} judges, which is newer than this one (${by.release})`,
        );
        return 0;
      }
      return (await tx.definitions.adoptRules(this.#ruleSet.fingerprint, by))
        ? tx.queue.enqueueAll()
        : 0;
    });
    if (count > 0) {
      logger.info(`The rules changed: ${count} entities are evaluated again`);
    }
  }

  /**
   * Says that this replica has the rules in force, or puts its own in force when no other has said so for minutes, or
   * they are those of an older release: else nobody would judge after the last replica that did has gone. Every
   * replica does it every minute.
   */
  async keep(): Promise<void> {
    const { store } = this.options;
    const by = this.#by();
    if (await this.follow()) {
      await store.definitions.confirmRules(this.#ruleSet.fingerprint, by);
      return;
    }
    const { release, confirmedAt = 0 } = await store.definitions.state();
    const isOlder =
      release !== undefined && isOlderRelease(release, by.release);
    if (isOlder || by.at - confirmedAt >= abandonedAfterMs) await this.adopt();
  }

  #by() {
    const { release = '0.0.0', now } = this.options;
    return { release, at: now() };
  }

  /** Reads all sources again, and puts in force what is good of what changed. */
  async reload(): Promise<void> {
    const { store, sources, urlReader, now } = this.options;
    const { version } = await store.definitions.state();
    const { texts, problems: unread } = await readDefinitionSources(
      sources,
      urlReader,
    );
    // Compiling everything holds the event loop up; mostly nothing has changed since the last time.
    const read = createHash('sha256')
      .update(JSON.stringify([version, texts, unread]))
      .digest('base64url');
    if (read === this.#settled) return;
    const stored = await store.definitions.list();
    const chosen = filesInForce({
      stored,
      texts,
      unread,
      problemsOf: candidates => this.#compile(candidates).problems,
      now: now(),
    });
    const { defines } = this.#compile(chosen);
    const files = chosen.map(file => ({
      ...file,
      keeps: defines.get(file.source) ?? [],
    }));
    const inForce = new Set(files.map(({ source }) => source));
    await store.definitions.save(files);
    await store.definitions.delete(
      stored.map(({ source }) => source).filter(s => !inForce.has(s)),
    );
    // Only a change puts rules in force: while two releases run side by side, they must not take turns.
    const after = await store.definitions.state();
    if (after.version !== version) await this.adopt();
    else this.#settled = read;
  }

  #compile(texts: readonly DefinitionFile[]): RuleSet {
    const { library, collectors, stage } = this.options;
    // What is built in stays, also where a newer release brings what a file has had in force.
    const builtIn = library.map(text => ({ ...text, keeps: 'all' as const }));
    return compileRuleSet({ texts: [...builtIn, ...texts], collectors, stage });
  }
}

function keyOf(problem: Problem): string {
  return JSON.stringify(problem);
}

function inOneLine({ source, line, path, message, mend }: Problem): string {
  const place = [source, line, path].filter(part => part !== undefined);
  return [place.join(':'), message, mend]
    .filter(Boolean)
    .join('; ')
    .replace(/\s+/g, ' ');
}

/** Whether the rules in force are those of a newer release, and a replica has had them lately. */
function isKept(
  {
    release,
    confirmedAt,
  }: Awaited<ReturnType<ReadinessStore['definitions']['state']>>,
  by: { release: string; at: number },
): boolean {
  return (
    release !== undefined &&
    confirmedAt !== undefined &&
    isOlderRelease(by.release, release) &&
    by.at - confirmedAt < abandonedAfterMs
  );
}
