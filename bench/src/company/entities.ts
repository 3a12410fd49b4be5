import type { Entity } from '@backstage/catalog-model';
import { choose } from './chance';

/** The address of a generated entity. */
export interface Address {
  kind: string;
  namespace: string;
  name: string;
}

const namespace = 'default';
const serviceName = (i: number) => `service-${String(i).padStart(6, '0')}`;
const groupName = (i: number) => `group-${String(i).padStart(5, '0')}`;

export const serviceAddress = (i: number): Address => ({
  kind: 'component',
  namespace,
  name: serviceName(i),
});

export const groupAddress = (i: number): Address => ({
  kind: 'group',
  namespace,
  name: groupName(i),
});

export const serviceRef = (i: number) => `component:default/${serviceName(i)}`;
export const groupRef = (i: number) => `group:default/${groupName(i)}`;
export const serviceUid = (i: number) => `uid-service-${i}`;
export const groupUid = (i: number) => `uid-group-${i}`;

/** A service as the catalog serves it, of the usual size. */
export function createService(
  i: number,
  { seed, groups }: { seed: number; groups: number },
): Entity {
  const owner = groupRef(i % groups);
  const system = `system:default/system-${Math.floor(i / 20)}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      uid: serviceUid(i),
      etag: `etag-${i}`,
      namespace,
      name: serviceName(i),
      title: `Service ${i}`,
      description: `What service ${i} is for, in a sentence of ordinary length.`,
      labels: { tier: String(1 + Math.floor(4 * (i / 7 - Math.floor(i / 7)))) },
      annotations: {
        'backstage.io/managed-by-location': `url:https://git.example.com/${serviceName(
          i,
        )}/catalog-info.yaml`,
        'backstage.io/source-location': `url:https://git.example.com/${serviceName(
          i,
        )}/`,
        'backstage.io/techdocs-ref': 'dir:.',
      },
      tags: ['java', 'payments', choose(['web', 'batch', 'api'], seed, i)],
      links: [
        {
          type: 'dashboard',
          title: 'Dashboard',
          url: `https://dashboards.example.com/${serviceName(i)}`,
        },
      ],
    },
    spec: {
      type: 'service',
      lifecycle: choose(['production', 'experimental'], seed, i, 1),
      owner,
      system,
    },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      { type: 'partOf', targetRef: system },
    ],
  };
}

/** A group of a tree in which each has ten below it; the first is the company. */
export function createGroup(i: number): Entity {
  const parent = i === 0 ? undefined : groupRef(Math.floor((i - 1) / 10));
  const members = Array.from(
    { length: 5 },
    (_, m) => `user:default/user-${i * 5 + m}`,
  );
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      uid: groupUid(i),
      namespace,
      name: groupName(i),
      title: `Group ${i}`,
    },
    spec: { type: 'team', children: [] },
    relations: [
      ...(parent ? [{ type: 'childOf', targetRef: parent }] : []),
      ...members.map(targetRef => ({ type: 'hasMember', targetRef })),
    ],
  };
}
