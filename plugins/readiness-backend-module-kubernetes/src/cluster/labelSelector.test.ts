import { labelSelector } from './labelSelector';

const labels = { app: 'refunds', tier: 'web', 'example.com/part': '' };

describe('labelSelector', () => {
  it.each([
    ['app=refunds', true],
    ['app==refunds', true],
    ['app = refunds', true],
    ['app=ledger', false],
    ['app!=ledger', true],
    ['missing!=x', true],
    ['app=refunds,tier=web', true],
    ['app=refunds, tier=api', false],
    ['tier in (web, api)', true],
    ['tier in (api)', false],
    ['missing in (api)', false],
    ['missing in ()', false],
    ['tier notin (api,batch)', true],
    ['tier notin (web)', false],
    ['missing notin (web)', true],
    ['app', true],
    ['!app', false],
    ['!missing', true],
    ['example.com/part=', true],
    ['example.com/part', true],
    ['app in (refunds,ledger),tier=web,!canary', true],
    ['constructor', false],
    ['!toString', true],
  ])('%s: %s', (text, expected) => {
    expect(labelSelector(text)?.matches(labels)).toBe(expected);
  });

  it.each(['', ',', 'a=b,', 'a=b c', 'a in b', 'a in (b', '=b', 'a=<script>'])(
    'takes no %j',
    text => expect(labelSelector(text)).toBeUndefined(),
  );

  it('takes none that is too long, and does not hold up the process with it', () => {
    const startedAt = performance.now();
    expect(labelSelector(','.repeat(256 * 1024))).toBeUndefined();
    expect(labelSelector(`app in (${'a,'.repeat(999)})`)).toBeUndefined();
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });

  it.each([
    ['tier!=x,app=refunds', ['app', 'refunds']],
    ['tier in (web)', undefined],
  ])('finds in %s what an index can be asked for: %j', (text, equal) => {
    expect(labelSelector(text)?.equal).toEqual(equal);
  });
});
