import { textProblems } from './textProblems';
import { webAddressProblems } from './webAddressProblems';

describe('textProblems', () => {
  it.each([
    ['a sentence', 'Comes with the new cluster.'],
    ['lines and tabs', 'First\r\n\tthen\nlast'],
    ['a language written from right to left', 'נבדק פעמיים'],
    ['a picture of several characters', 'Done 👩‍💻'],
    ['exactly as much as fits', 'x'.repeat(2000)],
  ])('takes %s', (_, text) => {
    expect(textProblems('comment', text)).toEqual([]);
  });

  it.each([
    ['nothing', undefined, 'comment is empty'],
    ['blanks', ' \n ', 'comment is empty'],
    ['more than fits', 'x'.repeat(2001), 'comment has 2001 characters'],
    ['a NUL, which PostgreSQL does not keep', 'a\u0000b', /cannot be seen/],
    ['an escape of a terminal', '\u001b[31mred', /cannot be seen/],
    ['half a character', 'a\ud800', /cannot be seen/],
    ['a mark that turns what follows', 'ab \u202edevorppa', /cannot be seen/],
    ['a mark that isolates what follows', 'ab \u2067x', /cannot be seen/],
  ])('refuses %s', (_, text, message) => {
    expect(textProblems('comment', text)).toMatchObject([
      {
        kind: 'invalid',
        path: 'comment',
        message: expect.stringMatching(message),
      },
    ]);
  });

  it('lets what is optional be left out', () => {
    expect(textProblems('comment', undefined, { optional: true })).toEqual([]);
  });
});

describe('webAddressProblems', () => {
  it.each(['https://wiki.example.com/a?b=c#d', 'http://[::1]:8080/x'])(
    'takes %s',
    text => {
      expect(webAddressProblems('evidence', text)).toEqual([]);
    },
  );

  it.each([
    // eslint-disable-next-line no-script-url -- what is refused
    ['a program', 'javascript:alert(1)'],
    ['a program with a line break in its scheme', 'java\nscript:alert(1)'],
    ['a document', 'data:text/html,x'],
    ['no scheme', '//evil.example.com'],
    ['blanks around it', ' https://x.example.com '],
    ['a line break in it', 'https://x.example.com/a\nb'],
    ['a NUL', 'https://x.example.com/\u0000'],
    ['a mark that turns it', 'https://x.example.com/\u202efdp.exe'],
    ['a user name', 'https://me@x.example.com/'],
  ])('refuses %s', (_, text) => {
    expect(webAddressProblems('evidence', text)).toHaveLength(1);
  });
});
