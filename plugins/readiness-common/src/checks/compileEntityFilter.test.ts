import type { FilterPredicate } from '@backstage/filter-predicates';
import { compileEntityFilter } from './compileEntityFilter';

describe('compileEntityFilter', () => {
  it.each<[string, FilterPredicate, string, RegExp]>([
    ['a kind', { kind: 'Componnent' }, "kind 'Componnent'", /'Component'/],
    [
      'one of many kinds',
      { kind: { $in: ['API', 'Sytem'] } },
      "kind 'Sytem'",
      /'System'/,
    ],
    [
      'a field of spec',
      { 'spec.lifecicle': 'x' },
      "'spec.lifecicle'",
      /'spec.lifecycle'/,
    ],
    [
      'capitals of a field',
      { 'spec.Lifecycle': 'x' },
      "'spec.Lifecycle'",
      /'spec.lifecycle'/,
    ],
    [
      'a field of metadata',
      { 'metadata.anotations.a/b': 'x' },
      "'metadata.anotations.a/b'",
      /metadata.annotations/,
    ],
    [
      'a part that no entity has',
      { 'foo.tier': 1 },
      "'foo.tier'",
      /metadata.labels/,
    ],
    [
      'the first part',
      { 'sepc.type': 'service' },
      "'sepc.type'",
      /'spec.type'/,
    ],
    [
      'a field deep inside',
      { $all: [{ $not: { 'spec.sytem': 'x' } }] },
      "'spec.sytem'",
      /'spec.system'/,
    ],
  ])('refuses a mistyped name: %s', (_, predicate, message, mend) => {
    expect(compileEntityFilter(predicate)).toEqual({
      message: expect.stringContaining(`in appliesTo, there is no`),
      mend: expect.stringMatching(mend),
    });
    expect(compileEntityFilter(predicate)).toMatchObject({
      message: expect.stringContaining(message),
    });
  });

  it.each<FilterPredicate>([
    { kind: 'component', 'spec.type': { $in: ['service'] } },
    { kind: 'Subdomain' },
    { kind: 'App' },
    { 'metadata.criticality': 'high' },
    { 'spec.criticality': 'high', 'spec.team': 'x', 'spec.owners': 'x' },
    { 'metadata.annotations.example.com/x': { $exists: true } },
    { 'metadata.labels.tier': '1', 'spec.profile.email': 'x' },
    { relations: { $contains: { type: 'ownedBy' } } },
    { $any: [{ 'metadata.tags': { $contains: 'java' } }] },
  ])('takes %j', predicate => {
    expect(compileEntityFilter(predicate)).toHaveProperty('filter');
  });
});
