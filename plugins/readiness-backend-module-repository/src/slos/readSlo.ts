import { z } from 'zod';
import type { SloDocument } from './SloDocument';

const schema = z.looseObject({
  metadata: z.looseObject({ name: z.string().min(1).max(253) }),
  spec: z.looseObject({
    service: z.string().min(1).max(253),
    objectives: z
      .array(
        z.looseObject({
          target: z.number().min(0).max(1).optional(),
          targetPercent: z.number().min(0).max(100).optional(),
        }),
      )
      .nullish(),
    alertPolicies: z.array(z.unknown()).nullish(),
  }),
});

/**
 * Reads one document of OpenSLO (v1, and the alphas before it).
 *
 * @returns undefined when it is of another kind.
 * @throws ZodError when it says that it is an SLO and is not shaped like one.
 */
export function readSlo(
  document: Record<string, unknown>,
  path: string,
): SloDocument | undefined {
  const { apiVersion, kind } = document;
  const isOpenSlo =
    typeof apiVersion === 'string' && /^openslo(\.com)?\//.test(apiVersion);
  if (!isOpenSlo || kind !== 'SLO') return undefined;
  const { metadata, spec } = schema.parse(document);
  const targets = (spec.objectives ?? []).map(
    ({ target, targetPercent }) =>
      target ??
      // 99.9 / 100 is 0.9990000000000001.
      (targetPercent === undefined
        ? undefined
        : Number((targetPercent / 100).toFixed(10))),
  );
  return {
    path,
    name: metadata.name,
    service: spec.service,
    targets: targets.every(target => target !== undefined) ? targets : [],
    hasAlertPolicy: (spec.alertPolicies ?? []).length > 0,
  };
}
