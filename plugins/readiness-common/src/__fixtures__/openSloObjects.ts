/** One valid object of each kind, as a person writes it. */
type Fields = Record<string, unknown>;

const object = (kind: string, name: string, spec: Fields) => ({
  apiVersion: 'openslo/v1',
  kind,
  metadata: { name } as Fields,
  spec,
});

const metric = (query: string) => ({
  metricSource: { type: 'Prometheus', spec: { query } },
});

export const ratio = () => ({
  ratioMetric: { counter: true, good: metric('good'), total: metric('all') },
});

export const threshold = () => ({ thresholdMetric: metric('latency') });

export const sloObject = (spec: Fields = {}) =>
  object('SLO', 'web-availability', {
    service: 'web',
    indicator: { metadata: { name: 'web-ratio' }, spec: ratio() },
    timeWindow: [{ duration: '4w', isRolling: true }],
    budgetingMethod: 'Occurrences',
    objectives: [{ target: 0.99 }],
    ...spec,
  });

export const sliObject = (spec: Fields = ratio()) =>
  object('SLI', 'web-ratio', spec);

export const serviceObject = (metadata: Fields = {}) => {
  const written = object('Service', 'web', { description: 'The web shop' });
  return { ...written, metadata: { ...written.metadata, ...metadata } };
};

export const dataSourceObject = (spec: Fields = {}) =>
  object('DataSource', 'prometheus', {
    type: 'Prometheus',
    connectionDetails: [{ url: 'http://prometheus.example.com' }],
    ...spec,
  });

const condition = () => ({
  kind: 'burnrate',
  op: 'lte',
  threshold: 2,
  lookbackWindow: '1h',
  alertAfter: '5m',
});

export const conditionObject = (fields: Fields = {}, spec: Fields = {}) =>
  object('AlertCondition', 'burns', {
    severity: 'page',
    condition: { ...condition(), ...fields },
    ...spec,
  });

export const targetObject = (spec: Fields = { target: 'email' }) =>
  object('AlertNotificationTarget', 'on-call', spec);

/** A part that is written in place: all but the version. */
export const inline = ({ apiVersion: _, ...rest }: ReturnType<typeof object>) =>
  rest;

export const policyObject = (spec: Fields = {}) =>
  object('AlertPolicy', 'low-priority', {
    alertWhenBreaching: true,
    conditions: [{ conditionRef: 'burns' }],
    notificationTargets: [{ targetRef: 'on-call' }],
    ...spec,
  });
