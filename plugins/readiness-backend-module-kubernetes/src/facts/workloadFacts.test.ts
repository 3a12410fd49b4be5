import type { Workload } from '../cluster/Workload';
import { workloadFacts } from './workloadFacts';

const good: Workload = {
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
  labels: {},
  isOff: false,
  replicas: 3,
  livenessProbe: true,
  readinessProbe: true,
  resourceRequests: true,
  resourceLimits: true,
  disruptionBudget: true,
  autoscaling: true,
  rollingUpdates: true,
  progressive: false,
};
const daemon: Workload = {
  ...good,
  kind: 'DaemonSet',
  replicas: 2,
  disruptionBudget: undefined,
  autoscaling: undefined,
};

describe('workloadFacts', () => {
  it('reports all of a workload that has all', () => {
    expect(workloadFacts([good])).toEqual({
      'resilience.replicaCount': 3,
      'resilience.redundancy': true,
      'resilience.livenessProbes': true,
      'resilience.readinessProbes': true,
      'resilience.probes': true,
      'resilience.resourceRequests': true,
      'resilience.resourceLimits': true,
      'resilience.disruptionBudget': true,
      'resilience.autoscaling': true,
      'resilience.rollingUpdates': true,
    });
  });

  it('says nothing of a service without workloads', () => {
    expect(workloadFacts([])).toEqual({});
  });

  it('counts the worst of several, whether in one cluster or in many', () => {
    const worse: Workload = {
      ...good,
      replicas: 1,
      readinessProbe: false,
      disruptionBudget: false,
    };
    expect(workloadFacts([good, worse])).toMatchObject({
      'resilience.replicaCount': 1,
      'resilience.redundancy': false,
      'resilience.livenessProbes': true,
      'resilience.readinessProbes': false,
      'resilience.probes': false,
      'resilience.disruptionBudget': false,
      'resilience.autoscaling': true,
    });
  });

  it('leaves out what is scaled to zero, unless nothing else is there', () => {
    const off: Workload = {
      ...good,
      isOff: true,
      replicas: 0,
      livenessProbe: false,
    };
    expect(workloadFacts([good, off])).toEqual(workloadFacts([good]));
    expect(workloadFacts([off])).toEqual({
      'resilience.replicaCount': 0,
      'resilience.redundancy': false,
    });
  });

  it('asks no budget and no autoscaler of DaemonSets', () => {
    expect(workloadFacts([good, daemon])).toMatchObject({
      'resilience.replicaCount': 2,
      'resilience.disruptionBudget': true,
    });
    const facts = workloadFacts([daemon]);
    expect(facts).not.toHaveProperty(['resilience.disruptionBudget']);
    expect(facts).not.toHaveProperty(['resilience.autoscaling']);
    expect(facts).not.toHaveProperty(['delivery.progressive']);
  });

  it('leaves out what it cannot tell, and says false of what it can', () => {
    const unseen: Workload = {
      ...good,
      livenessProbe: undefined,
      replicas: undefined,
    };
    const facts = workloadFacts([good, unseen]);
    expect(facts).not.toHaveProperty(['resilience.livenessProbes']);
    expect(facts).not.toHaveProperty(['resilience.probes']);
    expect(facts).not.toHaveProperty(['resilience.replicaCount']);
    expect(
      workloadFacts([unseen, { ...good, readinessProbe: false }]),
    ).toMatchObject({ 'resilience.probes': false });
  });

  it('never says that releases are not progressive: there may be flags', () => {
    const canary: Workload = { ...good, kind: 'Rollout', progressive: true };
    expect(workloadFacts([canary, daemon])['delivery.progressive']).toBe(true);
    expect(workloadFacts([canary, good])).not.toHaveProperty([
      'delivery.progressive',
    ]);
  });
});
