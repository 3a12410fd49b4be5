import { z } from 'zod';
import { attestationViewSchema } from './attestation';
import { disputeViewSchema } from './dispute';
import { factSeriesSchema } from './series';
import { waiverViewSchema } from './waiver';

/** @public */
export const checkRecordSchema = z.object({
  waivers: z
    .array(waiverViewSchema)
    .describe('In every state, what ends first comes first'),
  attestations: z
    .array(attestationViewSchema)
    .describe('The one that stands, if there is one'),
  disputes: z
    .array(disputeViewSchema)
    .describe('Open ones, then those that were answered; oldest first'),
  series: z
    .array(factSeriesSchema)
    .describe('Of the numbers that it reads, those that are kept over time'),
});

/** @public */
export type CheckRecord = z.infer<typeof checkRecordSchema>;
