import type { Entity } from '@backstage/catalog-model';
import type { LeadTimeKind } from './delivery/DeliveryPace';
import type { SeededRandom } from './seededRandom';

/** Folders of files that stand for the tools of a company, one collector for each. */
export const answerFolders = ['operations', 'delivery', 'evidence'] as const;
export type AnswerFolder = (typeof answerFolders)[number];

/** What a tool says about one service, by the two words of a fact's name: `{ oncall: { hasSchedule: true } }`. */
export type Answers = Record<
  string,
  Record<string, boolean | number | string | string[]>
>;

/** A service while it is being made up. */
export class ServiceDraft {
  readonly answers: Record<AnswerFolder, Answers> = {
    operations: {},
    delivery: {},
    evidence: {},
  };
  /** Absent where nobody says how long changes take. */
  leadTime?: LeadTimeKind;

  constructor(
    readonly entity: Entity,
    readonly options: {
      tier: number;
      now: Date;
      random: SeededRandom;
      /** Its host is known to the cluster snapshot, which answers for its probes. */
      snapshot: boolean;
    },
  ) {}

  get name(): string {
    return this.entity.metadata.name;
  }

  get random(): SeededRandom {
    return this.options.random;
  }

  /** Adds a tool's answer: `tell('operations', 'oncall.hasSchedule', true)`. */
  tell(
    folder: AnswerFolder,
    name: string,
    value: Answers[string][string],
  ): void {
    const [area, word] = name.split('.') as [string, string];
    (this.answers[folder][area] ??= {})[word] = value;
  }

  /** Adds the day, this many days ago, on which something was done. */
  tellDay(folder: AnswerFolder, name: string, daysAgo: number): void {
    const day = new Date(this.options.now.getTime() - daysAgo * 86_400_000);
    this.tell(folder, name, day.toISOString().slice(0, 10));
  }

  link(type: string, title: string): void {
    const { metadata } = this.entity;
    const url = `https://${type}.marlow-finch.example/${this.name}`;
    metadata.links = [...(metadata.links ?? []), { url, title, type }];
  }

  annotate(name: string, value: string): void {
    this.entity.metadata.annotations = {
      ...this.entity.metadata.annotations,
      [name]: value,
    };
  }
}
