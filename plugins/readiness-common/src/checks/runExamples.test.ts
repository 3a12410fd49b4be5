import { compiled } from '../__fixtures__/testCheck';
import { testCatalog } from '../__fixtures__/testCatalog';
import type { CheckExample } from './CheckDefinition';
import { runExamples } from './runExamples';

function run(...examples: CheckExample[]) {
  return runExamples(compiled({ examples }), testCatalog);
}

describe('runExamples', () => {
  it('is content with examples that hold', () => {
    expect(
      run(
        {
          facts: { oncall: { hasSchedule: true, escalationLevels: 2 } },
          outcome: 'pass',
        },
        {
          facts: { oncall: { hasSchedule: true, escalationLevels: 1 } },
          outcome: 'fail',
        },
        { facts: {}, outcome: 'unknown' },
      ),
    ).toEqual([]);
  });

  it('names the example that does not hold by number and name, with the reason', () => {
    const [problem] = run(
      { facts: {}, outcome: 'unknown' },
      {
        name: 'one level',
        facts: { oncall: { hasSchedule: true, escalationLevels: 2 } },
        outcome: 'fail',
      },
    );
    expect(problem).toMatchObject({ path: 'examples[1]' });
    expect(problem?.message).toBe(
      'example 2 (one level) gives pass, not fail: oncall.hasSchedule is true, oncall.escalationLevels is 2',
    );
  });

  it.each<[string, CheckExample['facts'], RegExp]>([
    [
      'a fact that nobody declares',
      { oncall: { hasShedule: true } },
      /'oncall.hasShedule' is not declared/,
    ],
    [
      'a value of the wrong type',
      { oncall: { escalationLevels: 1.5 } },
      /must be an int/,
    ],
    [
      'a branch where a value is due',
      { oncall: { hasSchedule: { x: true } } },
      /must be a bool/,
    ],
  ])('refuses %s', (_, facts, message) => {
    expect(run({ facts, outcome: 'unknown' })[0]?.message).toMatch(message);
  });

  it('takes the entity of the example, and a service in production without one', () => {
    const rule =
      'has(entity.spec.lifecycle) && entity.spec.lifecycle == "production"';
    const check = compiled({
      rule,
      examples: [
        { facts: {}, outcome: 'pass' },
        { facts: {}, entity: { spec: { type: 'service' } }, outcome: 'fail' },
      ],
    });
    expect(runExamples(check, testCatalog)).toEqual([]);
  });
});
