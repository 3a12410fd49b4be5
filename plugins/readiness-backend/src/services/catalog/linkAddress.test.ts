import { linkAddress } from './linkAddress';

it.each([
  [
    'loses a user and a password',
    'https://bot:hunter2@wiki.example.com/refunds?v=2#top',
    'https://wiki.example.com/refunds?v=2#top',
  ],
  ['loses a user alone', 'http://bot@example.com/', 'http://example.com/'],
  ['stays as it is written', 'HTTPS://Example.com', 'HTTPS://Example.com'],
  [
    'keeps an @ that is no user',
    'https://example.com/@refunds',
    'https://example.com/@refunds',
  ],
])('a link %s', (_, written, followed) => {
  expect(linkAddress(written)).toBe(followed);
});
