import { expect, test } from 'vitest';
import { isLoopback, parseHost, servesHost } from './hosts.ts';

test('a Host is a name or an address, and maybe a port', () => {
  expect(parseHost('localhost:8080')).toEqual({ name: 'localhost', port: 8080 });
  expect(parseHost('LOCALHOST')).toEqual({ name: 'localhost', port: 80 });
  expect(parseHost('[::1]:8080')).toEqual({ name: '::1', port: 8080 });
  for (const header of [undefined, '', 'a b', 'a@b', 'localhost:', 'http://localhost', '::1']) {
    expect(parseHost(header), header).toBeUndefined();
  }
});

test('loopback is this machine alone, however it is written', () => {
  for (const name of ['localhost', '127.0.0.1', '127.1.2.3', '::1']) {
    expect(isLoopback(name), name).toBe(true);
  }
  for (const name of ['127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1', '0.0.0.0']) {
    expect(isLoopback(name), name).toBe(false);
  }
});

test('a server on loopback answers to the names of loopback alone', () => {
  for (const name of ['localhost', '127.0.0.1', '::1']) {
    expect(servesHost(name, '127.0.0.1', 'box'), name).toBe(true);
  }
  for (const name of ['evil.example', '192.168.1.5', 'box', '169.254.169.254']) {
    expect(servesHost(name, '127.0.0.1', 'box'), name).toBe(false);
  }
});

test('a server beyond it answers to addresses, which cannot be rebound, and to its own names', () => {
  for (const name of ['192.168.1.5', 'fe80::1', 'box', 'box.local', 'localhost']) {
    expect(servesHost(name, '0.0.0.0', 'Box'), name).toBe(true);
  }
  expect(servesHost('leaks.lan', 'leaks.lan', 'box')).toBe(true);
  expect(servesHost('evil.example', '0.0.0.0', 'box')).toBe(false);
});
