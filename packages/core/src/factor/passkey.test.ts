import { describe, expect, it } from 'vitest';
import { testAuthenticator } from '../testing/factor.ts';
import {
  challengeIn,
  madePasskey,
  passkeyIdIn,
  passkeyOffer,
  passkeyQuestion,
  provenPasskey,
} from './index.ts';

const site = { host: 'console.localhost', origin: 'http://console.localhost:3000' };
const sibling = { host: 'ufe.localhost', origin: 'http://ufe.localhost:3000' };
const person = { id: 'b2c1', email: 'ana@example.org', name: 'Ana' };
const offer = () => passkeyOffer(site, person, { platform: 'Entraide', known: [] });

async function registered() {
  const authenticator = testAuthenticator(site);
  const { challenge } = await offer();
  const passkey = await madePasskey(site, challenge, authenticator.make(challenge));
  if (!passkey) throw new Error('no passkey was made');
  return { authenticator, passkey };
}

describe('a new passkey', () => {
  it('is taken for the challenge that it was made for', async () => {
    const { authenticator, passkey } = await registered();
    expect(passkey).toMatchObject({ id: authenticator.id, counter: 0, transports: ['internal'] });
  });

  it('is asked to be of this host, discoverable and verified, and none that is there already', async () => {
    const options = await passkeyOffer(site, person, { platform: 'Entraide', known: [{ id: 'AAAA' }] });
    expect(options).toMatchObject({
      rp: { id: 'console.localhost', name: 'Entraide' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: 'AAAA' }],
    });
    expect((await offer()).challenge).not.toBe(options.challenge);
  });

  it('is refused for another challenge, from another host, and without a verified person', async () => {
    const { challenge } = await offer();
    const authenticator = testAuthenticator(site);
    expect(await madePasskey(site, (await offer()).challenge, authenticator.make(challenge))).toBeNull();
    expect(await madePasskey(site, challenge, testAuthenticator(sibling).make(challenge))).toBeNull();
    const unverified = authenticator.make(challenge, { userVerified: false });
    expect(await madePasskey(site, challenge, unverified)).toBeNull();
  });

  it('with certificates is refused', async () => {
    const { challenge } = await offer();
    const answer = testAuthenticator(site).make(challenge, { certificate: new Uint8Array(64) });
    expect(await madePasskey(site, challenge, answer)).toBeNull();
  });

  it.each([null, 'text', {}, [], { id: 'x' }, { id: '../..', rawId: 'x', type: 'public-key', response: {} }])(
    'is not %j',
    async (response) => {
      expect(await madePasskey(site, 'challenge', response)).toBeNull();
    },
  );
});

describe('signing in with a passkey', () => {
  it('is proven by an answer to this challenge', async () => {
    const { authenticator, passkey } = await registered();
    const { challenge, rpId, userVerification } = await passkeyQuestion(site);
    expect({ rpId, userVerification }).toEqual({ rpId: site.host, userVerification: 'required' });
    const answer = authenticator.answer(challenge);
    expect(passkeyIdIn(answer)).toBe(passkey.id);
    expect(challengeIn(answer)).toBe(challenge);
    expect(await provenPasskey(site, challenge, passkey, answer)).toEqual({ counter: 1 });
  });

  it('is refused for another challenge, another host, another key, no verified person and an old count', async () => {
    const { authenticator, passkey } = await registered();
    const { challenge } = await passkeyQuestion(site);
    const other = await passkeyQuestion(site);
    const answer = authenticator.answer(challenge);
    expect(await provenPasskey(site, other.challenge, passkey, answer)).toBeNull();
    expect(await provenPasskey(sibling, challenge, passkey, answer)).toBeNull();
    const { passkey: stranger } = await registered();
    expect(await provenPasskey(site, challenge, { ...stranger, id: passkey.id }, answer)).toBeNull();
    expect(await provenPasskey(site, challenge, stranger, answer)).toBeNull();
    const unverified = authenticator.answer(challenge, { userVerified: false });
    expect(await provenPasskey(site, challenge, passkey, unverified)).toBeNull();
    const old = authenticator.answer(challenge, { counter: 3 });
    expect(await provenPasskey(site, challenge, { ...passkey, counter: 5 }, old)).toBeNull();
  });

  it('offers the passkeys that it is told of, and else whatever the browser has', async () => {
    const { passkey } = await registered();
    expect((await passkeyQuestion(site)).allowCredentials).toEqual([]);
    expect((await passkeyQuestion(site, [passkey])).allowCredentials).toMatchObject([{ id: passkey.id }]);
  });

  it.each([null, 'text', {}, { id: 7 }])('has no passkey in %j', (response) => {
    expect(passkeyIdIn(response)).toBeNull();
    expect(challengeIn(response)).toBeNull();
  });
});
