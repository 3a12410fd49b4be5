import {
  pushedChangeSchema,
  pushedDeploymentSchema,
  pushedIncidentSchema,
} from '@service-readiness/backstage-plugin-readiness-common';
import { services } from '../blueprint/services';
import { generateCompany } from '../generateCompany';
import { generateDelivery } from './generateDelivery';

const dayMs = 24 * 3_600_000;
const seed = 1;
const now = Date.parse('2026-11-20T15:00:00Z');
const delivery = (at = now) => {
  const { paces } = generateCompany({ seed, now: new Date(at) });
  return generateDelivery({ seed, now: at, paces });
};
const { deployments, changes, incidents } = delivery();
const production = deployments.filter(d => d.environment === 'production');

describe('generateDelivery', () => {
  it('tells of half a year up to now, and nothing that is to come', () => {
    const ends = deployments.map(d => Date.parse(d.finishedAt ?? ''));
    expect(Math.max(...ends)).toBeLessThanOrEqual(now);
    expect(Math.min(...ends)).toBeGreaterThan(now - 182 * dayMs);
    const begins = incidents.map(i => Date.parse(i.startedAt));
    expect(Math.max(...begins)).toBeLessThanOrEqual(now);
  });

  it('has events that the API takes, each with an id of its own', () => {
    const parsed = [
      ...deployments.map(d => pushedDeploymentSchema.parse(d).id),
      ...changes.map(c => pushedChangeSchema.parse(c).id),
      ...incidents.map(i => pushedIncidentSchema.parse(i).id),
    ];
    expect(new Set(parsed).size).toBe(parsed.length);
  });

  it('repeats itself tomorrow, and adds a day', () => {
    const later = delivery(now + dayMs);
    const ids = new Set(later.deployments.map(({ id }) => id));
    const oldest = now - 178 * dayMs;
    const gone = deployments.filter(
      ({ id, finishedAt }) =>
        Date.parse(finishedAt ?? '') > oldest && !ids.has(id),
    );
    expect(gone).toEqual([]);
    expect(later.deployments.length).toBeGreaterThan(production.length);
  });

  it('says nothing of some services, and of others not what was in a deployment', () => {
    const told = new Set(production.map(d => d.entityRef));
    expect(told.size).toBeLessThan(services.length);
    expect(told.size).toBeGreaterThan(services.length / 2);
    const without = production.filter(d => !d.changes && !d.rollbackOf);
    expect(without).not.toEqual([]);
  });

  it('has deployments that were taken back, an incident of two services, and one that is open', () => {
    expect(production.filter(d => d.rollbackOf).length).toBeGreaterThan(5);
    expect(incidents.some(i => i.entityRefs?.length === 2)).toBe(true);
    expect(incidents.some(i => i.resolvedAt === undefined)).toBe(true);
  });
});
