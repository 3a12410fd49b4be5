import fc from 'fast-check';
import { stringify } from 'yaml';
import {
  conditionObject,
  dataSourceObject,
  policyObject,
  ratio,
  serviceObject,
  sliObject,
  sloObject,
  targetObject,
  threshold,
} from '../__fixtures__/openSloObjects';
import { validateOpenSlo } from './validateOpenSlo';

const judge = (text: string) => validateOpenSlo([{ name: 'a.yaml', text }]);
const errorsOf = ({ problems }: ReturnType<typeof judge>) =>
  problems.filter(({ severity }) => severity === 'error');

const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const duration = fc.stringMatching(/^[1-9][0-9]{0,3}[mhdwMQY]$/);
const target = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const description = fc.string({ maxLength: 1050 });
const metadata = fc.record(
  {
    displayName: fc.string({ maxLength: 63 }),
    labels: fc.dictionary(name, fc.oneof(fc.string(), fc.array(fc.string()))),
    annotations: fc.dictionary(name, fc.string()),
  },
  { requiredKeys: [] },
);
/** Whatever JSON can say, but for keys that are refused everywhere. */
const anything = fc
  .jsonValue()
  .map((it): unknown => JSON.parse(JSON.stringify(it)))
  .filter(
    it => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(it)),
  );
const timeWindow = fc.record({ duration, isRolling: fc.constant(true) });

const spec = fc.oneof(
  fc
    .record({
      description,
      service: fc.string({ minLength: 1 }),
      timeWindow,
      target,
    })
    .map(({ timeWindow: window, target: part, ...rest }) =>
      sloObject({
        ...rest,
        timeWindow: [window],
        objectives: [{ target: part }],
      }),
    ),
  fc.record({ description }).map(it => sliObject({ ...ratio(), ...it })),
  fc.record({ description }).map(it => sliObject({ ...threshold(), ...it })),
  fc.constant(serviceObject()),
  anything
    .filter(it => it !== null)
    .map(connectionDetails => dataSourceObject({ connectionDetails })),
  fc.record({ lookbackWindow: duration }).map(it => conditionObject(it)),
  fc.record({ target: fc.string({ minLength: 1 }) }).map(targetObject),
  fc.record({ description }).map(policyObject),
);
const valid = fc.tuple(spec, metadata, name).map(([object, more, own]) => ({
  ...object,
  metadata: { ...more, name: own },
}));

describe('validateOpenSlo', () => {
  it('says again of what it found valid that it is, written in YAML or JSON', () => {
    fc.assert(
      fc.property(valid, object => {
        const first = judge(stringify(object));
        expect(errorsOf(first)).toEqual([]);
        expect(first.objects).toHaveLength(1);
        for (const write of [stringify, JSON.stringify]) {
          const again = judge(write(first.objects[0]));
          expect(errorsOf(again)).toEqual([]);
          expect(again.objects).toEqual(first.objects);
        }
      }),
    );
  });

  it('crashes at no text, and every mistake of it is told with the mend', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...'[]{}:-&*!|>#\'"\n\t ,?%@a0'.split('')), {
          maxLength: 80,
        })
        .map(it => it.join('')),
      fc.jsonValue({ maxDepth: 4 }).map(it => JSON.stringify(it)),
    );
    fc.assert(
      fc.property(text, it => {
        for (const { message, mend } of judge(it).problems) {
          expect(message).not.toBe('');
          expect(mend).toEqual(expect.any(String));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('crashes at no valid document of which something was replaced', () => {
    fc.assert(
      fc.property(valid, fc.jsonValue(), fc.nat(), (object, other, at) => {
        const { objects, problems } = judge(
          JSON.stringify(replaced(object, other, at)),
        );
        const isValid = problems.every(it => it.severity === 'warning');
        expect(objects).toHaveLength(
          isValid && problems.every(it => it.rule !== 'readable') ? 1 : 0,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds a document good beside whatever else stands in the file', () => {
    fc.assert(
      fc.property(valid, fc.jsonValue(), (object, other) => {
        const text = `${JSON.stringify(other)}\n---\n${stringify(object)}`;
        expect(judge(text).objects).toContainEqual(
          judge(stringify(object)).objects[0],
        );
      }),
    );
  });
});

/** An object with something else in one of its places. */
function replaced(object: unknown, other: unknown, at: number): unknown {
  const places = JSON.stringify(object).match(/:/g)?.length ?? 1;
  let left = at % places;
  return JSON.parse(
    JSON.stringify(object, (key, value: unknown) =>
      key !== '' && left-- === 0 ? other : value,
    ),
  );
}
