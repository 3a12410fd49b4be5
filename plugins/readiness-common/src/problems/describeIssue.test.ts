import { z } from 'zod';
import { describeIssue } from './describeIssue';

const schema = z.object({
  at: z.iso.datetime({ error: "expected a moment such as '2027-03-31'" }),
  name: z.string(),
});

function said(value: Record<string, unknown>) {
  const { error } = schema.safeParse(value);
  return error?.issues.map(issue => {
    const where = issue.path.join('.');
    return describeIssue(issue, where, value[where]);
  });
}

describe('describeIssue', () => {
  it.each<[string, Record<string, unknown>, object]>([
    [
      'what is missing is asked for by its type',
      { at: '2027-03-31T00:00:00Z' },
      { message: "'name' is missing", mend: 'add it: a text' },
    ],
    [
      'or by the words that its schema has for it',
      { name: 'a' },
      {
        message: "'at' is missing",
        mend: "add it: a moment such as '2027-03-31'",
      },
    ],
    [
      'so is what is of another type',
      { name: 'a', at: 7 },
      {
        message:
          "at: it is a number, and must be a moment such as '2027-03-31'",
      },
    ],
    [
      'and what is written otherwise',
      { name: 'a', at: 'today' },
      { message: "at: expected a moment such as '2027-03-31'" },
    ],
  ])('%s', (_, value, expected) => {
    expect(said(value)).toEqual([expected]);
  });
});
