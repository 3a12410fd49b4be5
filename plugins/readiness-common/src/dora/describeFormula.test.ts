import { defaultDoraPolicy } from './defaultDoraPolicy';
import { describeFormula } from './describeFormula';
import { doraFigureIds } from './doraFigureIds';
import { isProduction } from './isProduction';
import { trendOf } from './trendOf';

describe('describeFormula', () => {
  it.each(doraFigureIds)('says how %s is computed, in sentences', figure => {
    expect(describeFormula(figure, defaultDoraPolicy)).toMatch(
      /^[A-Z].*[^.]\.$/,
    );
  });

  it('has the numbers and names of the policy in force', () => {
    const policy = {
      ...defaultDoraPolicy,
      timeZone: 'Europe/Vienna',
      frequencyMethod: 'medianWeek',
      incidentWithinMs: 36 * 3_600_000,
      hotfixLabels: ['hotfix', 'urgent'],
      recoveryClock: 'deployment',
    } as const;
    expect(describeFormula('deploymentFrequency', policy)).toContain(
      'Monday to Sunday, Europe/Vienna',
    );
    expect(describeFormula('changeFailure', policy)).toContain(
      'in the 36 hours before it began',
    );
    expect(describeFormula('changeFailure', policy)).toContain(
      'labelled hotfix or urgent',
    );
    expect(describeFormula('recovery', policy)).toContain(
      'from the end of a failed deployment to its recovery',
    );
    const none = { ...policy, hotfixLabels: [] };
    expect(describeFormula('rework', none)).not.toContain('label');
  });
});

describe('trendOf', () => {
  it.each([
    ['more often is better', 'deploymentFrequency', 2, 1, 'better'],
    ['less often is worse', 'deploymentFrequency', 1, 2, 'worse'],
    ['sooner is better', 'leadTime', 1, 2, 'better'],
    ['more failures are worse', 'changeFailure', 0.2, 0.1, 'worse'],
    ['larger batches are worse', 'batchSize', 5, 4, 'worse'],
    ['what rounding moves is the same', 'recovery', 0.1 + 0.2, 0.3, 'same'],
  ] as const)('%s', (_, figure, value, previous, trend) => {
    expect(trendOf(figure, value, previous)).toBe(trend);
  });
});

describe('isProduction by default', () => {
  it.each([
    ...['production', 'PRODUCTION', ' Prod ', 'prd', 'live', 'prod-eu-1'],
    ...['eu-production', 'Production – refunds', 'refunds/prod', 'prod_us'],
  ])('is %j', environment => {
    expect(isProduction(environment, defaultDoraPolicy)).toBe(true);
  });

  it.each([
    ...['github-pages', 'Preview', 'pr-17', 'pre-production', 'preprod', ''],
    ...['non-prod', 'nonprod-eu', 'staging', 'prod-staging', 'eu-pre-prod'],
    ...['Production-Preview', 'review/production', 'product', 'olive', 'test'],
  ])('is not %j', environment => {
    expect(isProduction(environment, defaultDoraPolicy)).toBe(false);
  });
});
