import { sendsPlain } from './sendsPlain';

describe('sendsPlain', () => {
  it.each<[string, string, boolean]>([
    ['https is read by nobody', 'https://eu.example.com:6443', false],
    ['http to another machine is read', 'http://eu.example.com', true],
    ['http to an address is read', 'http://10.0.0.1:6443', true],
    ['HTTP is http', 'HTTP://10.0.0.1', true],
    ['localhost is this machine', 'http://localhost:8001', false],
    ['127.0.0.1 is this machine', 'http://127.0.0.1:8001', false],
    ['so is another of its addresses', 'http://127.8.9.1', false],
    ['so is ::1', 'http://[::1]:8001', false],
    ['a name that begins like it is not', 'http://127.0.0.1.evil.com', true],
    ['nor one that ends like it', 'http://my-localhost', true],
    ['a short form of 127.0.0.1 is this machine', 'http://127.1', false],
  ])('%s', (_, address, isPlain) => {
    expect(sendsPlain(address)).toBe(isPlain);
  });
});
