import type { FilterPredicate } from '@backstage/filter-predicates';
import {
  createFactCatalog,
  nearestName,
  wellKnownFacts,
  type FactDeclaration,
} from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';
import { humanDuration } from './durationSchema';
import { filterSchema } from './filterSchema';

/** A source that pushes its facts, as `readiness.pushedFacts` declares it. */
export interface PushedFactsConfig {
  /** Kebab-case; the id of the collector that it is to everything else. */
  id: string;
  title: string;
  description?: string;
  /** Full reference of a group or user. */
  owner?: string;
  facts: FactDeclaration[];
  /** Who may push: subjects of tokens, which may end in `*`, and full references of users and groups. */
  subjects: string[];
  /** About which entities; services, if absent. */
  entities?: FilterPredicate;
}

const wellKnown = new Map(wellKnownFacts.map(fact => [fact.name, fact]));
const types = ['bool', 'int', 'double', 'string', 'list<string>'] as const;
const fullRef = /^(user|group):[^/:\s]+\/[^/:\s]+$/;

const validitySchema = z.unknown().transform((written, context) => {
  const validity = humanDuration(written);
  if (validity) return validity;
  context.addIssue({
    code: 'custom',
    message:
      'says how long a value counts after it was pushed, such as { days: 30 }',
  });
  return z.NEVER;
});

/** Of a fact of the vocabulary the name is enough. */
const factSchema = z
  .strictObject({
    name: z.string().min(1).max(120),
    type: z.enum(types).optional(),
    unit: z.string().min(1).max(63).optional(),
    description: z.string().min(1).max(500).optional(),
    series: z.boolean().optional(),
    validity: validitySchema,
  })
  .transform((written, context): FactDeclaration => {
    const { name, validity } = written;
    const known = wellKnown.get(name);
    const type = written.type ?? known?.type;
    const description = written.description ?? known?.description;
    if (type && description) {
      const unit = written.unit ?? known?.unit;
      const series = written.series ?? known?.series;
      if (!series || ['int', 'double'].includes(type)) {
        return { name, type, unit, description, series, validity };
      }
      context.addIssue({
        code: 'custom',
        path: ['series'],
        message: `only numbers are kept over time, and '${name}' is ${type}; leave it out`,
      });
      return z.NEVER;
    }
    const nearest = nearestName(name, wellKnown.keys());
    const mend = nearest
      ? `did you mean '${nearest}'?`
      : 'a fact of your own needs a type and a description';
    context.addIssue({
      code: 'custom',
      message: `'${name}' is not in the vocabulary; ${mend}`,
    });
    return z.NEVER;
  });

const subjectSchema = z.string().transform((written, context) => {
  const message = subjectMistake(written);
  if (message === undefined) {
    const isPerson = /^(user|group):/i.test(written);
    return isPerson ? written.toLocaleLowerCase('en-US') : written;
  }
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

function subjectMistake(subject: string): string | undefined {
  if (!/^\S+$/.test(subject)) {
    return "must be the subject of a token such as 'external:ci-payments', or a user or group";
  }
  if (/^(user|group):/i.test(subject)) {
    return fullRef.test(subject.toLocaleLowerCase('en-US'))
      ? undefined
      : "must be the full reference of a user or group such as 'group:default/platform'";
  }
  // Without the sign before it, 'acme*' would let 'acme-evil' in.
  if (subject.includes('*') && !/^[^*]+[:/]\*$/.test(subject)) {
    return "may have one '*', at its end and after ':' or '/', such as 'external:github:repo:acme/*'";
  }
  return undefined;
}

/** Who pushes, and about what: the same for facts and for events. */
export const pushSourceShape = {
  id: z
    .string()
    .max(63)
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      "must be kebab-case, such as 'test-coverage'",
    ),
  title: z.string().min(1).max(120),
  description: z.string().max(500).optional(),
  owner: z
    .string()
    .transform(ref => ref.toLocaleLowerCase('en-US'))
    .refine(
      ref => fullRef.test(ref),
      "must be the full reference of a group or user such as 'group:default/platform'",
    )
    .optional(),
  subjects: z
    .array(subjectSchema)
    .min(1, 'is empty; say whose tokens may push, or which users and groups'),
  entities: filterSchema.optional(),
};

const { subjects, entities, ...named } = pushSourceShape;
// In the order in which a configuration has them: so are mistakes named.
const sourceSchema = z.strictObject({
  ...named,
  facts: z.array(factSchema).min(1, 'is empty; declare what is pushed'),
  ...{ subjects, entities },
});

/** Every source has an id of its own. */
export function distinctIds(
  sources: ReadonlyArray<{ id: string }>,
  context: z.RefinementCtx,
) {
  const seen = new Set<string>();
  sources.forEach(({ id }, index) => {
    if (seen.has(id)) {
      const message = `'${id}' is there twice; every source needs an id of its own`;
      context.addIssue({ code: 'custom', path: [index, 'id'], message });
    }
    seen.add(id);
  });
}

/** `readiness.pushedFacts`: names, types and ids must fit together, also with the vocabulary. */
export const pushedFactsSchema = z
  .array(sourceSchema)
  .superRefine((sources, context) => {
    distinctIds(sources, context);
    sources.forEach(({ facts }, index) => {
      // Places stand for ids, which may be wrong themselves.
      const { problems } = createFactCatalog(wellKnownFacts, [
        { collectorId: 'this source', facts },
      ]);
      for (const { path, message, mend } of problems) {
        const at = facts.map(({ name }) => name).lastIndexOf(path ?? '');
        context.addIssue({
          code: 'custom',
          path: [index, 'facts', at],
          message: mend ? `${message}; ${mend}` : message,
        });
      }
    });
  })
  .default([]);
