import { Duration } from 'luxon';

/**
 * An ISO 8601 duration in words.
 *
 * @example
 * ```ts
 * formatDuration('PT90M') // '1 hour, 30 minutes'
 * ```
 */
export function formatDuration(iso: string): string {
  const duration = Duration.fromISO(iso, { locale: 'en' });
  if (!duration.isValid) return iso;
  const words = duration.rescale().toHuman();
  return words || iso;
}
