import { ConfigReader } from '@backstage/config';
import { defaultDoraPolicy } from '@service-readiness/backstage-plugin-readiness-common';
import { deliveryPolicyOf, factsWindowOf } from './deliveryPolicySchema';
import { readReadinessConfig } from './readinessConfig';

const read = (delivery: object) =>
  readReadinessConfig(
    new ConfigReader(JSON.parse(JSON.stringify({ readiness: { delivery } }))),
  ).delivery;
const rows = [
  { band: 'elite', edge: { value: 1, inclusive: true } },
  { band: 'low' },
];
const upwards = [
  { band: 'elite', edge: { value: 2, inclusive: true } },
  { band: 'high', edge: { value: 1, inclusive: true } },
  { band: 'low' },
];
const table = (change: object = {}) => ({
  id: 'acme',
  title: 'Acme',
  source: 'our wiki',
  figures: {
    deploymentFrequency: rows,
    leadTime: rows,
    changeFailure: rows,
    recovery: rows,
    ...change,
  },
});

describe('readiness.delivery', () => {
  it('is the default where nothing is said', () => {
    expect(deliveryPolicyOf(read({}))).toEqual(defaultDoraPolicy);
    expect(factsWindowOf(read({}))).toBe(30 * 24 * 3_600_000);
  });

  it('takes what is said', () => {
    const policy = deliveryPolicyOf(
      read({
        timeZone: 'Europe/Vienna',
        production: ['shop'],
        incidentWithin: { hours: 5 },
        bands: table(),
      }),
    );
    expect(policy).toMatchObject({
      timeZone: 'Europe/Vienna',
      production: ['shop'],
      incidentWithinMs: 5 * 3_600_000,
      bands: { id: 'acme' },
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'a time zone that is none',
      { timeZone: 'Vienna' },
      /readiness\.delivery\.timeZone: must be a time zone such as/,
    ],
    [
      'a table that does not exist',
      { bands: 'ops-handbok' },
      /readiness\.delivery\.bands: there is no table 'ops-handbok'; did you mean 'ops-handbook'\?/,
    ],
    [
      'a table under the name of one that comes with the product',
      { bands: { ...table(), id: 'ops-handbook' } },
      /readiness\.delivery\.bands\.id: 'ops-handbook' comes with the product/,
    ],
    [
      'a table whose bands overlap',
      { bands: table({ leadTime: upwards }) },
      /readiness\.delivery\.bands\.figures.*leadTime/,
    ],
    [
      'a key that is misspelt',
      { recoveryClok: 'incident' },
      /readiness\.delivery\.recoveryClok: .*did you mean 'recoveryClock'\?/,
    ],
    [
      'a method that is none',
      { frequencyMethod: 'mean' },
      /readiness\.delivery\.frequencyMethod: /,
    ],
  ])('refuses %s, with its path', (_, delivery, message) => {
    expect(() => read(delivery)).toThrow(message);
  });
});
