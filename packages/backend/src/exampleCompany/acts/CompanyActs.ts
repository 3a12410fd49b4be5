import {
  assessBodySchema,
  attestBodySchema,
  disputeBodySchema,
  requestWaiverBodySchema,
} from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

const login = z.string().min(1);
/** Of a group. */
const team = z.string().min(1);

/** What people of the example company do: the bodies of the API, and who sends them. */
export const companyActsSchema = z.strictObject({
  attestations: z.array(attestBodySchema.extend({ by: login })),
  waivers: z.array(
    requestWaiverBodySchema.extend({
      by: login,
      decision: z
        .strictObject({
          by: login,
          outcome: z.enum(['approved', 'refused']),
          comment: z.string(),
        })
        .optional(),
    }),
  ),
  disputes: z.array(disputeBodySchema.extend({ by: login })),
  assessments: z.array(assessBodySchema.extend({ by: login, team })),
});

export type CompanyActs = z.infer<typeof companyActsSchema>;
