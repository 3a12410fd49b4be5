import { z } from 'zod';

/** A number as SARIF's users write it: `"9.8"` mostly. What is none counts as absent. */
const severity = z
  .union([z.string(), z.number()])
  .optional()
  .transform(value => {
    const number = value === '' || value === undefined ? NaN : Number(value);
    return Number.isNaN(number) ? undefined : number;
  });

const properties = z.looseObject({ 'security-severity': severity }).optional();

const level = z.enum(['none', 'note', 'warning', 'error']);

const rule = z.looseObject({
  id: z.string(),
  defaultConfiguration: z.looseObject({ level: level.optional() }).optional(),
  properties,
});

const component = z.looseObject({
  name: z.string(),
  rules: z.array(rule).default([]),
});

const result = z.looseObject({
  ruleId: z.string().optional(),
  ruleIndex: z.number().int().optional(),
  rule: z
    .looseObject({
      id: z.string().optional(),
      index: z.number().int().optional(),
      toolComponent: z
        .looseObject({ index: z.number().int().optional() })
        .optional(),
    })
    .optional(),
  kind: z.string().default('fail'),
  level: level.optional(),
  baselineState: z.string().optional(),
  suppressions: z
    .array(z.looseObject({ status: z.string().optional() }))
    .nullish(),
  properties,
});

const run = z.looseObject({
  tool: z.looseObject({
    driver: component,
    extensions: z.array(component).default([]),
  }),
  invocations: z
    .array(
      z.looseObject({
        executionSuccessful: z.boolean().optional(),
        startTimeUtc: z.string().optional(),
        endTimeUtc: z.string().optional(),
      }),
    )
    .default([]),
  results: z.array(result).nullish(),
  externalPropertyFileReferences: z
    .looseObject({ results: z.array(z.unknown()).optional() })
    .optional(),
});

/**
 * What matters here of a SARIF 2.1.0 log; the rest is left alone. Names and defaults are those of the OASIS standard
 * (docs.oasis-open.org/sarif/sarif/v2.1.0), `security-severity` is the convention of code scanning.
 */
export const sarifSchema = z.looseObject({
  version: z.literal('2.1.0', {
    error: 'must be 2.1.0, the version of SARIF that is read',
  }),
  runs: z.array(run, { error: 'must be a list of runs' }),
});

export type SarifRun = z.output<typeof run>;
export type SarifResult = z.output<typeof result>;
export type SarifRule = z.output<typeof rule>;
