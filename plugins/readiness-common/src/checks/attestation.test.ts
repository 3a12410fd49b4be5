import {
  compiled,
  checkDefinition,
  subjectWith,
} from '../__fixtures__/testCheck';
import { testCatalog } from '../__fixtures__/testCatalog';
import { loadDefinitions } from '../scorecards/loadDefinitions';
import type { CheckDefinition } from './CheckDefinition';
import { compileCheck } from './compileCheck';
import { evaluateCheck } from './evaluateCheck';
import { explainCheck } from './explainCheck';
import { runExamples } from './runExamples';

const attestation: CheckDefinition['attestation'] = {
  asks: 'On-call was tried with a page that nobody expected.',
  validDays: 180,
  by: ['owner'],
  evidence: 'required',
};
const standing = { expiresAt: Date.UTC(2027, 2, 31) };
const byBoth = compiled({ attestation });
const byPeople = compiled({ rule: undefined, attestation });
const byRule = compiled();

const met = { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 };
const unmet = { 'oncall.hasSchedule': false };

describe('a check that may be attested', () => {
  it.each([
    ['its facts say yes', byBoth, met, undefined, 'pass', undefined],
    ['yes, attested or not', byBoth, met, standing, 'pass', undefined],
    ['its facts say no', byBoth, unmet, undefined, 'fail', undefined],
    ['no, attested or not', byBoth, unmet, standing, 'fail', undefined],
    ['no facts, nobody attested', byBoth, {}, undefined, 'unknown', undefined],
    ['no facts, attested', byBoth, {}, standing, 'pass', standing.expiresAt],
    ['no rule, not attested', byPeople, met, undefined, 'unknown', undefined],
    ['no rule, attested', byPeople, {}, standing, 'pass', standing.expiresAt],
    ['it does not ask for it', byRule, {}, standing, 'unknown', undefined],
  ])('%s', (_, check, facts, given, outcome, attestedUntil) => {
    const answer = evaluateCheck(check, subjectWith(facts), given);
    expect(answer).toMatchObject({ outcome });
    expect(answer.attestedUntil).toBe(attestedUntil);
  });

  it('does not apply where it does not, attested or not', () => {
    const check = compiled({ attestation, appliesTo: { kind: 'API' } });
    expect(evaluateCheck(check, subjectWith({}), standing)).toEqual({
      outcome: 'notApplicable',
    });
  });

  it('says that nobody attested, when the last one lapsed, or until when one stands', () => {
    const subject = subjectWith({});
    expect(explainCheck(byPeople, subject)).toMatchObject({
      reason: { kind: 'attestation' },
      because: `Nobody has attested: ${attestation.asks}`,
      clauses: [],
    });
    const lapsedAt = Date.UTC(2026, 10, 20, 23);
    expect(explainCheck(byPeople, subject, { lapsedAt })).toMatchObject({
      reason: { kind: 'attestation', lapsedAt },
      because: `The attestation lapsed on 2026-11-20: ${attestation.asks}`,
    });
    expect(
      explainCheck(byBoth, subject, { attestation: standing }),
    ).toMatchObject({
      outcome: 'pass',
      attestedUntil: standing.expiresAt,
      because: `Attested until 2027-03-31: ${attestation.asks}`,
    });
  });

  it('is marked as another rule than without, whatever it asks', () => {
    const reworded = compiled({
      attestation: { ...attestation, asks: 'Else.', validDays: 1 },
    });
    expect(byBoth.fingerprint).not.toBe(byRule.fingerprint);
    expect(byBoth.fingerprint).toBe(reworded.fingerprint);
  });

  it('needs a rule or an attestation', () => {
    const definition = checkDefinition({ rule: undefined });
    expect(compileCheck(definition, testCatalog)).toEqual({
      problems: [
        {
          source: "check 'on-call-scheduled'",
          path: 'rule',
          message: "'rule' is missing, and there is no 'attestation' either",
          mend: "add a 'rule' over facts, an 'attestation' by a person, or both",
        },
      ],
    });
  });

  it('is tried by its examples', () => {
    const examples: CheckDefinition['examples'] = [
      { facts: {}, outcome: 'unknown' },
      { facts: {}, attested: true, outcome: 'pass' },
      {
        facts: { oncall: { hasSchedule: false } },
        attested: true,
        outcome: 'fail',
      },
    ];
    expect(
      runExamples(compiled({ attestation, examples }), testCatalog),
    ).toEqual([]);
    expect(runExamples(compiled({ examples }), testCatalog)).toMatchObject([
      {
        path: 'examples[1].attested',
        message: 'example 2 is attested, and this check cannot be',
      },
      { path: 'examples[2].attested' },
    ]);
  });
});

const text = `
id: recovery-exercised
title: Recovery exercised
owner: group:default/platform
category: Reliability
capability: reliability
effort: large
outcome: Recovery works on the day that it is needed.
why: A plan that nobody has tried is a hope.
fix: Exercise it, and attest.
attestation:
  asks: We restored the service from its backup.
  validDays: 180
examples:
  - { attested: true, outcome: pass }
`;

describe('an attestation in YAML', () => {
  const load = (change: (yaml: string) => string) =>
    loadDefinitions([{ source: 'a.yaml', text: change(text) }], testCatalog, {
      examples: true,
    });

  it('needs no rule, is by the owner, and asks for evidence', () => {
    const { checks, problems } = load(yaml => yaml);
    expect(problems).toEqual([]);
    expect(checks.get('recovery-exercised')?.definition.attestation).toEqual({
      asks: 'We restored the service from its backup.',
      validDays: 180,
      by: ['owner'],
      evidence: 'required',
    });
  });

  it('takes groups by full references, in lower case', () => {
    const { checks } = load(yaml =>
      yaml.replace('180', '180\n  by: [Group:default/Security, owner]'),
    );
    expect(
      checks.get('recovery-exercised')?.definition.attestation?.by,
    ).toEqual(['group:default/security', 'owner']);
  });

  it.each([
    ['no days', '180', '0', 'attestation.validDays', 13],
    ['more than a year', '180', '400', 'attestation.validDays', 13],
    [
      'a group by its short name',
      '180',
      '180\n  by: [security]',
      'attestation.by[0]',
      14,
    ],
    [
      'evidence of another kind',
      '180',
      '180\n  evidence: maybe',
      'attestation.evidence',
      14,
    ],
    ['a mistyped key', 'asks', 'ask', 'attestation.ask', 12],
  ])('has a mistake with path and line: %s', (_, from, to, path, line) => {
    const { problems } = load(yaml => yaml.replace(from, to));
    expect(problems).toEqual([
      expect.objectContaining({ source: 'a.yaml', path, line }),
    ]);
  });
});
