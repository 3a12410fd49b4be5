/**
 * What came of following an address:
 *
 * - `there`: it answers, if only with a sign-in;
 * - `gone`: the host says that nothing is there;
 * - `untold`: nobody can say, for the reason in words;
 * - `notAsked`: the configuration does not allow to ask.
 */
export type LinkAnswer =
  | { outcome: 'there' | 'gone' | 'notAsked' }
  | { outcome: 'untold'; because: string };
