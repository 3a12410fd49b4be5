import { RefusedAddressError } from './guardedConnector';
import { whyNoAnswer } from './whyNoAnswer';

const failing = (more: object) =>
  Object.assign(new Error('connect 10.0.0.7:443'), more);

describe('whyNoAnswer', () => {
  it.each([
    [
      'a time-out of ours',
      { name: 'TimeoutError', code: 23 },
      'did not answer within 10 seconds',
    ],
    [
      'a time-out of the connection',
      { code: 'UND_ERR_CONNECT_TIMEOUT' },
      'did not answer within 10 seconds',
    ],
    [
      'a name that is none',
      { code: 'ENOTFOUND' },
      'has a name that cannot be resolved',
    ],
    ['nobody there', { code: 'ECONNREFUSED' }, 'refuses connections'],
    [
      'a certificate of its own',
      { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'has a certificate that is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ],
    [
      'a certificate of another',
      { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      'has a certificate that is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)',
    ],
    ['something else', { code: 'EPIPE' }, 'could not be asked (EPIPE)'],
  ])('%s is told without an address', (_, more, words) => {
    expect(whyNoAnswer(failing(more), 10)).toBe(words);
  });

  it('says what was refused', () => {
    expect(whyNoAnswer(new RefusedAddressError('forbidden'), 10)).toBe(
      'leads to an address that is never asked',
    );
  });
});
