import { expect, test } from 'vitest';
import { parseAddress, withRole } from './address.ts';

test('reads host, port, login and database, decoded', () => {
  expect(parseAddress('postgres://a%40b:p%2Fw@db.example.org:6543/main')).toMatchObject({
    host: 'db.example.org',
    port: 6543,
    user: 'a@b',
    password: 'p/w',
    database: 'main',
  });
});

test('the database is the user and the port 5432 unless told', () => {
  expect(parseAddress('postgresql://me@127.0.0.1')).toMatchObject({ database: 'me', port: 5432 });
});

test.each([
  ['postgres://u@localhost/d', 'disable'],
  ['postgres://u@10.0.0.1/d', 'prefer'],
  ['postgres://u@db.example.org/d?sslmode=require', 'require'],
  ['postgres://u@db.example.org/d?sslmode=verify-full', 'verify'],
  ['postgres://u@db.example.org/d?sslrootcert=system', 'verify'],
])('%s: TLS %s', (url, mode) => {
  expect(parseAddress(url).tls.mode).toBe(mode);
});

test('a socket folder becomes a path', () => {
  expect(parseAddress('postgres://u@/d?host=/run/postgresql').path).toBe('/run/postgresql/.s.PGSQL.5432');
});

test("only what the server knows is sent at session start; other drivers' parameters are not", () => {
  const { startup } = parseAddress(
    'postgres://u@h/d?role=entraide_worker&channel_binding=require&pgbouncer=true',
  );
  expect(startup).toEqual({ role: 'entraide_worker' });
});

test('withRole replaces a role and survives being read again', () => {
  const url = withRole('postgres://u:p@h/d?role=x&sslmode=require', 'entraide_platform');
  expect(parseAddress(url)).toMatchObject({
    startup: { options: '-c role=entraide_platform' },
    tls: { mode: 'require' },
  });
});

test.each(['mysql://u@h/d', 'postgres://u@h/d?sslmode=sometimes'])('%s is refused', (url) => {
  expect(() => parseAddress(url)).toThrow(TypeError);
});
