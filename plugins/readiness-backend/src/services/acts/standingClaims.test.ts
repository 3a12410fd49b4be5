import { standingClaims } from './standingClaims';

/** payments is below commerce. */
const groupsBelow = (group: string) =>
  group === 'group:default/commerce'
    ? [group, 'group:default/payments']
    : [group];

describe('standingClaims', () => {
  it.each([
    ['a group that they are in', ['group:default/payments'], true],
    ['a group above one that they are in', ['group:default/commerce'], true],
    ['a group that they have left', ['group:default/platform'], false],
    ['what is no group', ['role:default/approver'], true],
  ])('keeps, or drops, %s', (_, claims, keeps) => {
    const { refs } = standingClaims({
      ...{ userRef: 'user:default/Kim', claims, groupsBelow },
      isMember: group => group === 'group:default/payments',
    });
    expect([...refs]).toEqual(
      keeps ? ['user:default/kim', ...claims] : ['user:default/kim'],
    );
  });

  it('takes somebody whom the catalog does not know at the word of their token', () => {
    const { refs } = standingClaims({
      ...{ userRef: 'user:default/kim', groupsBelow, isMember: undefined },
      claims: ['Group:Default/Platform'],
    });
    expect(refs.has('group:default/platform')).toBe(true);
  });
});
