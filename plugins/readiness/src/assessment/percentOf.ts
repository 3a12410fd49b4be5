/**
 * The percentage that somebody wrote, with or without its sign; absent for nothing.
 *
 * @example
 * ```ts
 * percentOf('12,5 %') // 12.5
 * percentOf('') // undefined
 * percentOf('often') // 'wrong'
 * ```
 */
export function percentOf(text: string): number | 'wrong' | undefined {
  const written = text.replace('%', '').trim().replace(',', '.');
  if (written === '') return undefined;
  if (!/^\d+(\.\d*)?$/.test(written)) return 'wrong';
  const percentage = Number(written);
  return percentage <= 100 ? percentage : 'wrong';
}
