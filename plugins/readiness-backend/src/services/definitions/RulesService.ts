import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type {
  CompanyStage,
  Problem,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { StoredDefinitionFile } from '../../stores/DefinitionStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import {
  readDefinitionSources,
  type DefinitionText,
} from './readDefinitionSources';
import { compileRuleSet, type RuleSet } from './RuleSet';

/**
 * Keeps the rules. One replica reads the configured sources and stores what is good; every replica compiles what
 * is stored, so that all judge alike.
 */
export class RulesService {
  #ruleSet: RuleSet;
  #version = -1;
  #stored: readonly StoredDefinitionFile[] = [];

  constructor(
    private readonly options: {
      store: ReadinessStore;
      urlReader: UrlReaderService;
      logger: LoggerService;
      /** The built-in definitions, or none. */
      library: readonly DefinitionText[];
      sources: Array<{ type: 'file' | 'url'; target: string }>;
      collectors: readonly Collector[];
      stage?: CompanyStage;
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
    return [
      ...this.#ruleSet.problems,
      ...this.#stored.flatMap(file => file.problems),
    ];
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
      this.#ruleSet = this.#compile(stored);
      this.#stored = stored;
      this.#version = version;
    }
    return rulesInForce === this.#ruleSet.fingerprint;
  }

  /** Puts this replica's rules in force; if they are new, every entity is evaluated by them. */
  async adopt(): Promise<void> {
    await this.follow();
    const { store, logger } = this.options;
    const count = await store.transaction(async tx =>
      (await tx.definitions.adoptRules(this.#ruleSet.fingerprint))
        ? tx.queue.enqueueAll()
        : 0,
    );
    if (count > 0) {
      logger.info(`The rules changed: ${count} entities are evaluated again`);
    }
  }

  /**
   * Reads all sources again. A file whose new version has mistakes stays in force as it was; a source that cannot
   * be read does too; a file that is no longer part of a source that was read is dropped.
   */
  async reload(): Promise<void> {
    const { store, sources, urlReader, now } = this.options;
    const stored = new Map(
      (await store.definitions.list()).map(file => [file.source, file]),
    );
    const { texts, problems: unread } = await readDefinitionSources(
      sources,
      urlReader,
    );
    const files = new Map<string, StoredDefinitionFile>();
    const candidate = this.#compile(texts).problems;
    for (const { source, text } of texts) {
      const mistakes = candidate.filter(p => p.source === source);
      const before = stored.get(source);
      files.set(source, {
        source,
        storedAt: now(),
        // Without a good version to fall back on, the good documents of the file are better than none.
        text: mistakes.length > 0 && before ? before.text : text,
        problems: mistakes.length > 0 && before ? mistakes : [],
      });
    }
    for (const problem of unread) {
      for (const before of filesOf(problem.source, stored.values())) {
        files.set(before.source, { ...before, problems: [problem] });
      }
      if (!files.has(problem.source)) {
        files.set(problem.source, {
          source: problem.source,
          text: '',
          storedAt: now(),
          problems: [problem],
        });
      }
    }
    await store.definitions.save([...files.values()]);
    await store.definitions.delete(
      [...stored.keys()].filter(source => !files.has(source)),
    );
    await this.adopt();
  }

  #compile(texts: readonly DefinitionText[]): RuleSet {
    const { library, collectors, stage } = this.options;
    return compileRuleSet({ texts: [...library, ...texts], collectors, stage });
  }
}

/** Stored files that came from a source: the file itself, or those of a folder. */
function filesOf(
  source: string,
  stored: Iterable<StoredDefinitionFile>,
): StoredDefinitionFile[] {
  return [...stored].filter(
    file => file.source === source || file.source.startsWith(`${source}/`),
  );
}
