import { z } from 'zod';

/** Up to when a repository was read, and when it was last tried. Milliseconds since the epoch. */
export interface RepositoryMoment {
  readTo?: number;
  triedAt: number;
}

/** What no service names any more is remembered this long: a catalog that is away for a day costs no history. */
const rememberedMs = 30 * 24 * 3_600_000;

/** In seconds: when it was read; or, after a failure, when it was read (or null) and when it was tried. */
const schema = z.object({
  version: z.literal(1),
  repositories: z.record(
    z.string(),
    z.union([z.number(), z.tuple([z.number().nullable(), z.number()])]),
  ),
});

/**
 * The moments that a watermark holds, by name of the repository. One that cannot be read holds none: then everything is
 * read again, which changes nothing that is known.
 *
 * @example
 * ```ts
 * readWatermark('{"version":1,"repositories":{"octo/shop":1700000000}}').get('octo/shop')
 * // { readTo: 1700000000000, triedAt: 1700000000000 }
 * ```
 */
export function readWatermark(
  watermark: string | undefined,
): Map<string, RepositoryMoment> {
  const parsed = schema.safeParse(parse(watermark));
  if (!parsed.success) return new Map();
  return new Map(
    Object.entries(parsed.data.repositories).map(([name, moment]) => {
      const [readTo, triedAt] = Array.isArray(moment)
        ? moment
        : [moment, moment];
      return [
        name,
        {
          triedAt: triedAt * 1000,
          ...(readTo !== null && { readTo: readTo * 1000 }),
        },
      ];
    }),
  );
}

function parse(watermark = ''): unknown {
  try {
    return JSON.parse(watermark);
  } catch {
    // Of another release, or none: no moment is known.
    return undefined;
  }
}

/** The watermark with these moments, without those that are too old to matter. */
export function writeWatermark(
  moments: ReadonlyMap<string, RepositoryMoment>,
  now: number,
): string {
  const seconds = (ms: number) => Math.floor(ms / 1000);
  const repositories = Object.fromEntries(
    [...moments]
      .filter(([, { triedAt }]) => triedAt > now - rememberedMs)
      .map(([name, { readTo, triedAt }]) => [
        name,
        readTo === triedAt
          ? seconds(readTo)
          : [readTo === undefined ? null : seconds(readTo), seconds(triedAt)],
      ]),
  );
  return JSON.stringify({ version: 1, repositories });
}
