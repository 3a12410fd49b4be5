import {
  conditionObject,
  dataSourceObject,
  inline,
  policyObject,
  ratio,
  serviceObject,
  sliObject,
  sloObject,
  targetObject,
  threshold,
} from '../__fixtures__/openSloObjects';
import { openSloRules } from './openSloRules';
import { validateOpenSlo } from './validateOpenSlo';

const judge = (...values: unknown[]) =>
  validateOpenSlo(
    values.map((value, i) => ({
      name: `${i}.json`,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  );
const told = (...values: unknown[]) =>
  judge(...values).problems.map(
    ({ rule, path, severity }) =>
      `${severity === 'warning' ? 'warning: ' : ''}${rule} at ${path ?? ''}`,
  );

const objective = (fields: object, spec: object = {}) =>
  sloObject({ objectives: [{ target: 0.99, ...fields }], ...spec });
const window = (fields: object) => sloObject({ timeWindow: [fields] });
const calendar = (fields: object) =>
  window({
    duration: '1M',
    calendar: {
      startTime: '2026-01-31 12:30:00',
      timeZone: 'Europe/Berlin',
      ...fields,
    },
  });
const overThreshold = (objectives: object[]) =>
  sloObject({
    indicator: { metadata: { name: 'latency' }, spec: threshold() },
    objectives,
  });
const compared = { op: 'lt', value: 500, target: 0.99 };
const composite = (...objectives: object[]) =>
  sloObject({ indicator: undefined, objectives });
const ratioOf = (fields: object) =>
  sliObject({ ratioMetric: { ...ratio().ratioMetric, ...fields } });
const { good, total } = ratio().ratioMetric;
const rawOf = (fields: object) =>
  sliObject({ ratioMetric: { raw: good, rawType: 'success', ...fields } });
const sourceOf = (metricSource: object) =>
  sliObject({ thresholdMetric: { metricSource } });
const label = (key: string) => serviceObject({ labels: { [key]: 'a' } });
const annotation = (key: string) =>
  serviceObject({ annotations: { [key]: 'a' } });

type Row = [sentence: string, value: unknown, ...told: string[]];

describe('every rule, from both sides', () => {
  it.each<Row>([
    ['a service may have no spec', { ...serviceObject(), spec: undefined }],
    ['an empty field is as good as none', { ...serviceObject(), spec: null }],
    [
      'a field may not be made up',
      { ...serviceObject(), specs: {} },
      'unknown-field at specs',
    ],
    [
      'capitals of a field count',
      serviceObject({ displayname: 'a' }),
      'unknown-field at metadata.displayname',
    ],
    ['a version is asked for', { kind: 'SLO' }, 'required at apiVersion'],
    [
      'a version is v1',
      { ...serviceObject(), apiVersion: 'openslo/v3' },
      'api-version at apiVersion',
    ],
    [
      'v2alpha is not judged',
      { apiVersion: 'openslo.com/v2alpha', kind: 'SLO' },
      'api-version at apiVersion',
    ],
    ['a kind is asked for', { apiVersion: 'openslo/v1' }, 'required at kind'],
    [
      'a kind is one of seven',
      { ...serviceObject(), kind: 'Servise' },
      'kind at kind',
    ],
    [
      'a name is asked for',
      { ...serviceObject(), metadata: {} },
      'required at metadata.name',
    ],
    [
      'a name may not be empty',
      serviceObject({ name: '' }),
      'required at metadata.name',
    ],
    [
      'a name may not be a number',
      serviceObject({ name: 7 }),
      'type at metadata.name',
    ],
    ['a name has up to 63 characters', serviceObject({ name: 'a'.repeat(63) })],
    [
      'a name has no more',
      serviceObject({ name: 'a'.repeat(64) }),
      'name at metadata.name',
    ],
    [
      'a name has no capitals',
      serviceObject({ name: 'Web' }),
      'name at metadata.name',
    ],
    [
      'a name does not end with a dash',
      serviceObject({ name: 'web-' }),
      'name at metadata.name',
    ],
    [
      'a display name has up to 63 characters, as people count',
      serviceObject({ displayName: '🙂'.repeat(63) }),
    ],
    [
      'a display name has no more',
      serviceObject({ displayName: 'a'.repeat(64) }),
      'display-name at metadata.displayName',
    ],
    [
      'a description has up to 1050',
      { ...serviceObject(), spec: { description: 'a'.repeat(1050) } },
    ],
    [
      'a description has no more',
      { ...serviceObject(), spec: { description: 'a'.repeat(1051) } },
      'description at spec.description',
    ],
    [
      'a label has a text or a list',
      serviceObject({ labels: { a: 'x', b: ['x', ''], c: [] } }),
    ],
    [
      'a label has no number',
      serviceObject({ labels: { a: 1 } }),
      'type at metadata.labels.a',
    ],
    ['a label’s key may be long', label('a'.repeat(63))],
    [
      'a label’s key may not be longer',
      label('a'.repeat(64)),
      `label-key at metadata.labels.${'a'.repeat(64)}`,
    ],
    [
      'a label’s key ends with a letter or digit',
      label('a_'),
      'label-key at metadata.labels.a_',
    ],
    ['an annotation may have a domain', annotation('my-org.com/a.B_c')],
    [
      'a domain is in small letters',
      annotation('My.com/a'),
      'annotation-key at metadata.annotations.My.com/a',
    ],
    [
      'a domain has a name behind it',
      annotation('my.com/'),
      'annotation-key at metadata.annotations.my.com/',
    ],
    [
      'an annotation is a text',
      serviceObject({ annotations: { a: true } }),
      'type at metadata.annotations.a',
    ],
    [
      'a data source may be reached by anything',
      dataSourceObject({ connectionDetails: 'x' }),
    ],
    [
      'a data source says how it is reached',
      dataSourceObject({ connectionDetails: null }),
      'required at spec.connectionDetails',
    ],
    [
      'a data source has a type',
      dataSourceObject({ type: '' }),
      'required at spec.type',
    ],
    ['a target is asked for', targetObject({}), 'required at spec.target'],
  ])('documents: %s', (_, value, ...problems) => {
    expect(told(value)).toEqual(problems);
  });

  it.each<Row>([
    ['a window rolls', window({ duration: '4w', isRolling: true })],
    ['or has a calendar', calendar({})],
    [
      'it does not do both',
      window({
        duration: '4w',
        isRolling: true,
        calendar: { startTime: '2026-01-31 12:30:00', timeZone: 'UTC' },
      }),
      'rolling-or-calendar at spec.timeWindow[0]',
    ],
    [
      'it does one of the two',
      window({ duration: '4w' }),
      'rolling-or-calendar at spec.timeWindow[0]',
    ],
    [
      'there is one',
      sloObject({ timeWindow: [] }),
      'one-time-window at spec.timeWindow',
    ],
    [
      'there are not two',
      sloObject({
        timeWindow: [1, 2].map(() => ({ duration: '4w', isRolling: true })),
      }),
      'one-time-window at spec.timeWindow',
    ],
    [
      'it has a duration',
      window({ isRolling: true }),
      'required at spec.timeWindow[0].duration',
    ],
    [
      'a duration has a unit',
      window({ duration: '28', isRolling: true }),
      'duration at spec.timeWindow[0].duration',
    ],
    [
      'capitals of a unit count',
      window({ duration: '28D', isRolling: true }),
      'duration at spec.timeWindow[0].duration',
    ],
    [
      'a duration is whole',
      window({ duration: '1.5d', isRolling: true }),
      'duration at spec.timeWindow[0].duration',
    ],
    [
      'a duration is not negative',
      window({ duration: '-1m', isRolling: true }),
      'duration at spec.timeWindow[0].duration',
    ],
    [
      'a duration of nothing is doubtful',
      window({ duration: '0w', isRolling: true }),
      'warning: zero-duration at spec.timeWindow[0].duration',
    ],
    [
      'a start may be on a leap day',
      calendar({ startTime: '2028-02-29 23:59:59' }),
    ],
    [
      'a start is a day that exists',
      calendar({ startTime: '2026-02-29 12:00:00' }),
      'start-time at spec.timeWindow[0].calendar.startTime',
    ],
    [
      'a start has a time',
      calendar({ startTime: '2026-01-31' }),
      'start-time at spec.timeWindow[0].calendar.startTime',
    ],
    [
      'a start has no zone',
      calendar({ startTime: '2026-01-31T12:30:00Z' }),
      'start-time at spec.timeWindow[0].calendar.startTime',
    ],
    [
      'a start is in 24 hours',
      calendar({ startTime: '2026-01-31 24:30:00' }),
      'start-time at spec.timeWindow[0].calendar.startTime',
    ],
    ['a zone may be an alias', calendar({ timeZone: 'US/Eastern' })],
    [
      'a zone is not made up',
      calendar({ timeZone: 'Europe/Berlni' }),
      'time-zone at spec.timeWindow[0].calendar.timeZone',
    ],
    [
      'a zone is no offset',
      calendar({ timeZone: '+01:00' }),
      'time-zone at spec.timeWindow[0].calendar.timeZone',
    ],
    [
      'capitals of a zone count',
      calendar({ timeZone: 'europe/berlin' }),
      'time-zone at spec.timeWindow[0].calendar.timeZone',
    ],
    [
      'a zone is not that of the machine',
      calendar({ timeZone: 'Local' }),
      'time-zone at spec.timeWindow[0].calendar.timeZone',
    ],
  ])('time windows: %s', (_, value, ...problems) => {
    expect(told(value)).toEqual(problems);
  });

  it.each<Row>([
    [
      'there is one',
      sloObject({ objectives: [] }),
      'objectives at spec.objectives',
    ],
    [
      'there may be many over a ratio',
      sloObject({ objectives: [{ target: 0.9 }, { target: 0.99 }] }),
    ],
    [
      'there is one alone over a threshold',
      overThreshold([compared, compared]),
      'objectives at spec.objectives',
    ],
    ['a target may be 0', objective({ target: 0 })],
    [
      'a target is below 1',
      objective({ target: 1 }),
      'target at spec.objectives[0].target',
    ],
    [
      'a percentage is below 100',
      objective({ target: undefined, targetPercent: 100 }),
      'target at spec.objectives[0].targetPercent',
    ],
    [
      'a target is a number',
      objective({ target: '0.99' }),
      'type at spec.objectives[0].target',
    ],
    [
      'it has a target',
      objective({ target: undefined }),
      'target at spec.objectives[0]',
    ],
    [
      'it has only one target',
      objective({ targetPercent: 99 }),
      'target at spec.objectives[0]',
    ],
    ['a threshold is compared', overThreshold([compared])],
    [
      'a threshold needs both',
      overThreshold([{ target: 0.99 }]),
      'comparison at spec.objectives[0].op',
      'comparison at spec.objectives[0].value',
    ],
    [
      'an operator is one of four',
      overThreshold([{ ...compared, op: 'eq' }]),
      'allowed-value at spec.objectives[0].op',
    ],
    [
      'a ratio has no value',
      objective({ value: 5 }),
      'comparison at spec.objectives[0].value',
    ],
    [
      'an operator over a ratio has no effect',
      objective({ op: 'gt' }),
      'warning: unused-field at spec.objectives[0].op',
    ],
    [
      'slices need a window',
      objective({ timeSliceTarget: 1 }, { budgetingMethod: 'Timeslices' }),
      'time-slice at spec.objectives[0].timeSliceWindow',
    ],
    [
      'slices need a target',
      objective({ timeSliceWindow: '1m' }, { budgetingMethod: 'Timeslices' }),
      'time-slice at spec.objectives[0].timeSliceTarget',
    ],
    [
      'ratios of slices need a window alone',
      objective({ timeSliceWindow: 5 }, { budgetingMethod: 'RatioTimeslices' }),
    ],
    [
      'a slice is above 0',
      objective(
        { timeSliceTarget: 0, timeSliceWindow: '1m' },
        { budgetingMethod: 'Timeslices' },
      ),
      'time-slice at spec.objectives[0].timeSliceTarget',
    ],
    [
      'a window of a slice is a duration',
      objective(
        { timeSliceWindow: true },
        { budgetingMethod: 'RatioTimeslices' },
      ),
      'type at spec.objectives[0].timeSliceWindow',
    ],
    [
      'a window of no length is none',
      objective({ timeSliceWindow: 0 }, { budgetingMethod: 'RatioTimeslices' }),
      'time-slice at spec.objectives[0].timeSliceWindow',
    ],
    [
      'slices without their method have no effect',
      objective({ timeSliceWindow: '1m' }),
      'warning: unused-field at spec.objectives[0].timeSliceWindow',
    ],
    [
      'a method is one of three',
      sloObject({ budgetingMethod: 'timeslices' }),
      'allowed-value at spec.budgetingMethod',
    ],
    [
      'a weight is above 0',
      objective({ compositeWeight: 0 }),
      'composite-weight at spec.objectives[0].compositeWeight',
    ],
    [
      'a weight needs a composite',
      objective({ compositeWeight: 1 }),
      'warning: unused-field at spec.objectives[0].compositeWeight',
    ],
  ])('objectives: %s', (_, value, ...problems) => {
    expect(told(value)).toEqual(problems);
  });

  it.each<Row>([
    [
      'there is one',
      sloObject({ indicator: undefined }),
      'indicator-place at spec',
    ],
    [
      'it is written or referred to',
      sloObject({ indicatorRef: 'a' }),
      'indicator-place at spec',
    ],
    [
      'it is not in two places',
      objective({ indicatorRef: 'a' }),
      'indicator-place at spec',
    ],
    [
      'every objective of a composite has one',
      composite(
        {
          target: 0.9,
          indicator: { metadata: { name: 'a' }, spec: ratio() },
          compositeWeight: 2,
        },
        { target: 0.9 },
      ),
      'indicator-place at spec.objectives[1]',
    ],
    [
      'a threshold in an objective is compared',
      composite({
        target: 0.9,
        indicator: { metadata: { name: 'a' }, spec: threshold() },
      }),
      'comparison at spec.objectives[0].op',
      'comparison at spec.objectives[0].value',
    ],
    ['it has a metric', sliObject({}), 'one-metric at spec'],
    [
      'it has one metric',
      sliObject({ ...ratio(), ...threshold() }),
      'one-metric at spec',
    ],
    ['bad goes as well as good', ratioOf({ good: undefined, bad: good })],
    ['not both', ratioOf({ bad: good }), 'ratio-parts at spec.ratioMetric'],
    [
      'not neither',
      ratioOf({ good: undefined }),
      'ratio-parts at spec.ratioMetric',
    ],
    [
      'a part is of a total',
      ratioOf({ total: undefined }),
      'ratio-parts at spec.ratioMetric',
    ],
    ['raw goes by itself', rawOf({})],
    ['raw has no total', rawOf({ total }), 'ratio-parts at spec.ratioMetric'],
    ['raw has no part', rawOf({ good }), 'ratio-parts at spec.ratioMetric'],
    [
      'raw has a type',
      rawOf({ rawType: undefined }),
      'raw-type at spec.ratioMetric.rawType',
    ],
    [
      'a type of raw is one of two',
      rawOf({ rawType: 'ok' }),
      'allowed-value at spec.ratioMetric.rawType',
    ],
    [
      'what is not raw has none',
      ratioOf({ rawType: 'success' }),
      'raw-type at spec.ratioMetric.rawType',
    ],
    [
      'a source may have anything',
      sourceOf({ type: 'X', spec: { a: null, b: [{}] } }),
    ],
    [
      'a source has something',
      sourceOf({ type: 'X', spec: {} }),
      'metric-source at spec.thresholdMetric.metricSource.spec',
    ],
    [
      'a source has a type',
      sourceOf({ spec: { a: 1 } }),
      'metric-source at spec.thresholdMetric.metricSource',
    ],
    [
      'a reference is a name',
      sourceOf({ metricSourceRef: 'my source', spec: { a: 1 } }),
      'name at spec.thresholdMetric.metricSource.metricSourceRef',
    ],
  ])('indicators: %s', (_, value, ...problems) => {
    expect(told(value)).toEqual(problems);
  });

  const condition = inline(conditionObject());
  const target = inline(targetObject());
  const policy = inline(
    policyObject({ conditions: [condition], notificationTargets: [target] }),
  );
  const alerts = (...alertPolicies: unknown[]) => sloObject({ alertPolicies });
  it.each<Row>([
    ['all may be written in place', alerts(policy)],
    [
      'a policy has a condition',
      policyObject({ conditions: [], notificationTargets: [target] }),
      'one-condition at spec.conditions',
    ],
    [
      'a policy has one condition',
      policyObject({
        conditions: [condition, condition],
        notificationTargets: [target],
      }),
      'one-condition at spec.conditions',
    ],
    [
      'a policy has a target',
      policyObject({ conditions: [condition], notificationTargets: [] }),
      'notification-targets at spec.notificationTargets',
    ],
    [
      'both is too much',
      alerts({ ...policy, alertPolicyRef: 'a' }),
      'inline-or-reference at spec.alertPolicies[0]',
    ],
    [
      'neither is too little',
      alerts({}),
      'inline-or-reference at spec.alertPolicies[0]',
    ],
    [
      'a part has its kind',
      alerts({ ...policy, kind: 'SLO' }),
      'allowed-value at spec.alertPolicies[0].kind',
    ],
    [
      'a part is whole',
      alerts({ ...policy, metadata: undefined }),
      'required at spec.alertPolicies[0].metadata',
    ],
    [
      'a part has no version',
      alerts({ ...policy, apiVersion: 'openslo/v1' }),
      'unknown-field at spec.alertPolicies[0].apiVersion',
    ],
    [
      'a reference is a name',
      alerts({ alertPolicyRef: 'A b' }),
      'name at spec.alertPolicies[0].alertPolicyRef',
    ],
    [
      'a condition has a severity',
      conditionObject({}, { severity: '' }),
      'required at spec.severity',
    ],
    [
      'a condition may have any threshold',
      conditionObject({ threshold: 0, alertAfter: undefined }),
    ],
    [
      'a condition has a threshold',
      conditionObject({ threshold: undefined }),
      'required at spec.condition.threshold',
    ],
    [
      'a condition has a kind',
      conditionObject({ kind: undefined }),
      'required at spec.condition.kind',
    ],
    [
      'a condition looks back',
      conditionObject({ lookbackWindow: 'hour' }),
      'duration at spec.condition.lookbackWindow',
    ],
    [
      'an alert comes after a duration, or at once',
      conditionObject({ alertAfter: '0m' }),
    ],
  ])('alerts: %s', (_, value, ...problems) => {
    expect(told(value)).toEqual(problems);
  });
});

describe('documents together', () => {
  const byReference = (spec: object = {}) =>
    sloObject({ indicator: undefined, indicatorRef: 'web-ratio', ...spec });

  it('are looked through for what others refer to, the invalid as well', () => {
    expect(told(byReference(), sliObject())).toEqual([]);
    expect(told(byReference(), sliObject({}))).toEqual(['one-metric at spec']);
    expect(told(policyObject(), conditionObject(), targetObject())).toEqual([]);
  });

  it('are not all there are: what is missing is a warning, and the nearest name is told', () => {
    const sli = sliObject();
    const { objects, problems } = judge(
      sloObject({ indicator: undefined, indicatorRef: 'web-raito' }),
      sli,
    );
    expect(objects).toHaveLength(2);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        rule: 'known-reference',
        path: 'spec.indicatorRef',
        mend: "did you mean 'web-ratio'?",
      }),
    ]);
  });

  it('name services of their own only where there are any', () => {
    expect(told(sloObject())).toEqual([]);
    expect(told(sloObject(), serviceObject())).toEqual([]);
    expect(told(sloObject(), serviceObject({ name: 'shop' }))).toEqual([
      'warning: known-reference at spec.service',
    ]);
  });

  it('make an objective invalid that does not compare as its indicator asks', () => {
    const { objects, problems } = judge(byReference(), sliObject(threshold()));
    expect(objects.map(({ kind }) => kind)).toEqual(['SLI']);
    expect(problems.map(({ path }) => path)).toEqual([
      'spec.objectives[0].op',
      'spec.objectives[0].value',
    ]);
    const compares = byReference({ objectives: [compared] });
    expect(told(compares, sliObject(threshold()))).toEqual([]);
  });

  it('may have the same name, which is doubtful', () => {
    expect(told(serviceObject(), serviceObject())).toEqual([
      'warning: unique-name at metadata.name',
      'warning: unique-name at metadata.name',
    ]);
  });

  it('may stand in a list, and are told by their number', () => {
    expect(told([serviceObject(), serviceObject({ name: 'A' }), 7])).toEqual([
      'name at [1].metadata.name',
      'type at [2]',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# later'],
  ])('are missed in a file with %s', (_, text) => {
    expect(told(text)).toEqual(['warning: readable at ']);
  });

  it('have no merge keys, and it is said what to do instead', () => {
    const text =
      'apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: web\n  <<: {displayName: Web}\n';
    expect(judge(text).problems[0]?.mend).toContain('write the entries out');
  });
});

it('every rule is a sentence', () => {
  expect(Object.values(openSloRules).filter(rule => rule.length < 20)).toEqual(
    [],
  );
});
