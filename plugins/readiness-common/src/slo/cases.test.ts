/** Documents of others that are known to be valid or invalid, read where they stand (docs/development.md). */
import { sharedData } from '../__fixtures__/sharedData';
import { durationMinutes } from './durationMinutes';
import { validateOpenSlo } from './validateOpenSlo';

interface Cases {
  durations: { parseOk: Record<string, string>; parseError: string[] };
  cases: Array<{
    name: string;
    valid: boolean;
    errors: Array<{ path: string }>;
    document: unknown;
  }>;
}

const text = sharedData('openslo', 'slo-validation-cases.json');
const known = text === undefined ? undefined : (JSON.parse(text) as Cases);

const errorsIn = (files: Parameters<typeof validateOpenSlo>[0]) =>
  validateOpenSlo(files).problems.filter(
    ({ severity }) => severity === 'error',
  );

(known ? describe : describe.skip)('documents of go-sdk’s tests', () => {
  const cases = known?.cases ?? [];
  const judge = (document: unknown) =>
    errorsIn([{ name: 'a.json', text: JSON.stringify(document, null, 1) }]);

  it.each(cases.filter(({ valid }) => valid).map(c => [c.name, c.document]))(
    'valid: %s',
    (_, document) => {
      expect(judge(document)).toEqual([]);
    },
  );

  it.each(cases.filter(({ valid }) => !valid).map(c => [c.name, c] as const))(
    'invalid, and each mistake is named where it is, with the mend: %s',
    (_, { document, errors }) => {
      const found = judge(document);
      const places = errors
        .map(({ path }) => path.replace(/ key$|\.value$/, ''))
        // A document of another version is not judged further, so that its kind is not held against it.
        .filter(path => path !== 'kind');
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        expect(found.map(({ path }) => path)).toContainEqual(
          expect.stringContaining(place),
        );
      }
      for (const { line, column, message, mend } of found) {
        expect({ line, column }).toEqual({
          line: expect.any(Number),
          column: expect.any(Number),
        });
        expect(message).not.toBe('');
        expect(mend).toEqual(expect.stringMatching(/\S/));
      }
      expect(found).toHaveLength(places.length);
    },
  );

  it('are 65', () => {
    expect(cases).toHaveLength(65);
  });

  it.each(Object.keys(known?.durations.parseOk ?? {}).filter(Boolean))(
    'reads the duration %s',
    duration => {
      expect(durationMinutes(duration)).toEqual(expect.any(Number));
    },
  );

  it.each(known?.durations.parseError ?? [])(
    'does not read the duration %s',
    duration => {
      expect(durationMinutes(duration)).toBeUndefined();
    },
  );
});

describe('examples of the specification', () => {
  it.each([
    'budgeting-method/occurences-slo.yaml',
    'budgeting-method/ratio-timeslices.yaml',
    'budgeting-method/timeslices-slo.yaml',
    'treat-low-traffic-as-equally-important/timeslices-slo.yaml',
  ])('%s is valid', name => {
    const example = sharedData('openslo', 'spec-repo', 'examples', name);
    const files = example === undefined ? [] : [{ name, text: example }];
    expect(errorsIn(files)).toEqual([]);
    expect(validateOpenSlo(files).objects).toHaveLength(files.length);
  });
});
