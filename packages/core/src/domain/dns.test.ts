import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dns, openDns } from '../dns/index.ts';
import { startTestDns, type TestDns } from '../testing/dns-server.ts';
import { lookUp } from './look-up.ts';

const token = 'entraide-space=ours';
let server: TestDns;
let dns: Dns;
beforeAll(async () => {
  server = await startTestDns();
  dns = openDns({ rootDomain: 'platform.org', servers: [server.address], deadlineMs: 400 });
  Object.assign(server.records, {
    'platform.org A': ['192.0.2.1'],
    'platform.org AAAA': ['2001:db8::1'],
    'ufe.platform.org CNAME': ['platform.org'],
  });
});
afterAll(() => server.close());

const platformHost = 'ufe.platform.org';
const seen = (host: string) => lookUp(dns, { host, token, platformHost });

describe('lookUp', () => {
  it('finds the token among other texts, in parts, in quotation marks', async () => {
    server.records['_entraide.a.org TXT'] = ['v=spf1 -all', `"${token}"`];
    expect(await seen('a.org')).toMatchObject({ token: 'found', address: 'missing' });
    server.records['_entraide.a.org TXT'] = ['entraide-space=another'];
    expect(await seen('a.org')).toMatchObject({ token: 'other', texts: ['entraide-space=another'] });
    expect(await seen('nobody.org')).toMatchObject({ token: 'missing', address: 'missing' });
  });

  it('takes the token of a domain for its www, and not the other way', async () => {
    server.records['_entraide.b.org TXT'] = [token];
    server.records['_entraide.www.c.org TXT'] = [token];
    expect(await seen('www.b.org')).toMatchObject({ token: 'found' });
    expect(await seen('c.org')).toMatchObject({ token: 'missing' });
  });

  it.each([
    ['every address ours', { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] }, 'here', []],
    ['one of two ours', { A: ['192.0.2.1'] }, 'here', []],
    [
      'an old IPv6 address beside',
      { A: ['192.0.2.1'], AAAA: ['2001:db8::bad'] },
      'partly',
      ['2001:db8::bad'],
    ],
    ['another machine', { A: ['198.51.100.1'] }, 'elsewhere', ['198.51.100.1']],
    ['an alias of the platform', { CNAME: ['platform.org'] }, 'here', []],
    ['an alias of the space', { CNAME: ['ufe.platform.org'] }, 'here', []],
    ['an alias of an alias', { CNAME: ['two.org'] }, 'here', []],
    ['an alias of itself', { CNAME: ['x.org'] }, 'missing', []],
    ['a circle of aliases', { CNAME: ['circle.org'] }, 'missing', []],
  ])('%s', async (_, records, address, strangers) => {
    Object.assign(server.records, {
      'two.org CNAME': ['platform.org'],
      'circle.org CNAME': ['x.org'],
      ...Object.fromEntries(['A', 'AAAA', 'CNAME'].map((type) => [`x.org ${type}`, undefined])),
      ...Object.fromEntries(Object.entries(records).map(([type, values]) => [`x.org ${type}`, values])),
    });
    expect(await seen('x.org')).toMatchObject({ address, strangers });
  });

  it('is not led astray by a server that answers for every name', async () => {
    server.records['*.wild.org A'] = ['203.0.113.9'];
    server.records['*.wild.org TXT'] = ['anything'];
    expect(await seen('aide.wild.org')).toMatchObject({ token: 'other', address: 'elsewhere' });
  });

  it('reads answers too large for one packet, and keeps little of them', async () => {
    server.records['_entraide.large.org TXT'] = [
      ...Array.from({ length: 60 }, (_, i) => `${i}`.padEnd(900, 'x')),
      token,
    ];
    expect(await seen('large.org')).toMatchObject({ token: 'found' });
    server.records['_entraide.large.org TXT']?.pop();
    const { texts } = await seen('large.org');
    expect(texts).toHaveLength(5);
    expect(JSON.stringify(texts).length).toBeLessThan(600);
  });

  it('knows nothing when the DNS is silent or fails, and comes to an end', async () => {
    server.silent.add('_entraide.slow.org').add('slow.org');
    server.failing.add('_entraide.broken.org').add('broken.org');
    for (const host of ['slow.org', 'broken.org'])
      expect(await seen(host)).toMatchObject({ token: 'no-answer', address: 'no-answer' });
  });

  it('knows nothing where nobody knows the platform’s own addresses', async () => {
    const lost = openDns({ rootDomain: 'lost.org', servers: [server.address], deadlineMs: 400 });
    server.silent.add('lost.org');
    server.records['d.org A'] = ['192.0.2.1'];
    expect(await lookUp(lost, { host: 'd.org', token, platformHost })).toMatchObject({
      address: 'no-answer',
    });
    const nobody = openDns({ rootDomain: 'platform.org', servers: ['127.0.0.1:1'], deadlineMs: 400 });
    expect(await lookUp(nobody, { host: 'd.org', token, platformHost })).toMatchObject({
      token: 'no-answer',
      address: 'no-answer',
    });
  });
});
