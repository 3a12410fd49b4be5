import {
  bands,
  bandTableProblems,
  bandTables,
  defaultDoraPolicy,
  nearestName,
  type BandTable,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { durationSchema } from './durationSchema';

const pattern = z.string().min(1).max(200);
const tableIds = bandTables.map(({ id }) => id);

const rowsSchema = z.array(
  z.strictObject({
    band: z.enum(bands),
    edge: z
      .strictObject({ value: z.number(), inclusive: z.boolean() })
      .optional(),
  }),
);

const ownTableSchema = z
  .strictObject({
    id: z.string().min(1).max(63),
    title: z.string().min(1).max(120),
    source: z.string().min(1).max(500),
    figures: z.strictObject({
      deploymentFrequency: rowsSchema,
      leadTime: rowsSchema,
      changeFailure: rowsSchema,
      recovery: rowsSchema,
    }),
  })
  .superRefine((table, context) => {
    for (const { path, message, mend } of bandTableProblems(table)) {
      context.addIssue({
        code: 'custom',
        path: path ? path.split('.') : [],
        message: mend ? `${message}; ${mend}` : message,
      });
    }
    if (!tableIds.includes(table.id)) return;
    const message = `'${table.id}' comes with the product; give yours another id`;
    context.addIssue({ code: 'custom', path: ['id'], message });
  });

/** The id of a table that comes with the product, or a table of one's own. */
const bandsSchema = z.unknown().transform((written, context): BandTable => {
  if (typeof written === 'string') return shippedTable(written, context);
  const own = ownTableSchema.safeParse(written);
  if (own.success) return own.data;
  for (const { path, message } of own.error.issues) {
    context.addIssue({ code: 'custom', path, message });
  }
  return z.NEVER;
});

function shippedTable(id: string, context: z.RefinementCtx): BandTable {
  const table = bandTables.find(known => known.id === id);
  if (table) return table;
  const nearest = nearestName(id, tableIds);
  const mend = nearest
    ? `did you mean '${nearest}'?`
    : `there are ${tableIds.join(', ')}`;
  const message = `there is no table '${id}'; ${mend}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** How events become figures: keys of `readiness.delivery`. */
export const deliveryPolicyShape = {
  timeZone: z
    .string()
    .refine(
      zone => IANAZone.isValidZone(zone),
      "must be a time zone such as 'Europe/Vienna'",
    )
    .optional(),
  production: z.array(pattern).min(1).optional(),
  notProduction: z.array(pattern).optional(),
  incidentWithin: durationSchema({ days: 7 }).unwrap().optional(),
  recoveryClock: z.enum(['incident', 'deployment']).optional(),
  frequencyMethod: z.enum(['average', 'medianWeek']).optional(),
  hotfixLabels: z.array(pattern).optional(),
  bands: bandsSchema.optional(),
  factsWindow: durationSchema({ days: 30 }).unwrap().optional(),
};

type PolicyConfig = z.infer<z.ZodObject<typeof deliveryPolicyShape>>;

/** The policy that is configured: where nothing is said, the default. */
export function deliveryPolicyOf(config: PolicyConfig): DoraPolicy {
  const or = defaultDoraPolicy;
  return {
    timeZone: config.timeZone ?? or.timeZone,
    production: config.production ?? or.production,
    notProduction: config.notProduction ?? or.notProduction,
    incidentWithinMs: config.incidentWithin ?? or.incidentWithinMs,
    recoveryClock: config.recoveryClock ?? or.recoveryClock,
    frequencyMethod: config.frequencyMethod ?? or.frequencyMethod,
    hotfixLabels: config.hotfixLabels ?? or.hotfixLabels,
    bands: config.bands ?? or.bands,
  };
}

const thirtyDaysMs = 30 * 24 * 3_600_000;

/** Over how long the facts of delivery are, in milliseconds. */
export function factsWindowOf({ factsWindow }: PolicyConfig): number {
  return factsWindow ?? thirtyDaysMs;
}
