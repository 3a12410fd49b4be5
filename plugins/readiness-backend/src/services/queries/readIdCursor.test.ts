import { readIdCursor } from './readIdCursor';

describe('readIdCursor', () => {
  it.each(['0', '42', '9'.repeat(18)])('takes %s', text =>
    expect(readIdCursor(text)).toBe(text),
  );

  it('is nothing where there is none', () => {
    expect(readIdCursor(undefined)).toBeUndefined();
  });

  it.each(['', '-1', '1;drop', '1.5', '9'.repeat(19)])('refuses %j', text =>
    expect(() => readIdCursor(text)).toThrow(/does not belong to this list/),
  );
});
