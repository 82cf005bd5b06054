import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { verifyStripeEvent } from './index.ts';

const now = new Date('2026-11-27T10:00:00Z');
const nowS = now.getTime() / 1000;
const [own, connected, old] = ['whsec_ownownownownown1', 'whsec_connectedconne2', 'whsec_oldoldoldoldold3'];
const event = {
  ...{ id: 'evt_1', object: 'event', type: 'account.updated', created: nowS, livemode: false },
  ...{ account: 'acct_1', data: { object: { id: 'acct_1', object: 'account' } } },
};
const body = JSON.stringify(event);
const sign = ({ payload = body, secret = own, timestamp = nowS } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
const verify = (signature: string, given = body, secrets: string[] = [own, connected]) =>
  verifyStripeEvent(secrets, { signature, body: given, now });

describe('what Stripe tells', () => {
  it('is believed when somebody who knows a secret signed it', () => {
    expect(verify(sign())).toMatchObject({ id: 'evt_1', account: 'acct_1' });
    expect(verify(sign({ secret: connected }))).toMatchObject({ id: 'evt_1' });
  });

  it('takes two secrets while one is rotated, and the old one no longer', () => {
    expect(verify(sign({ secret: old }), body, [own, old])).not.toBeNull();
    expect(verify(sign({ secret: old }))).toBeNull();
  });

  it.each([-301, 301, 3600, -3600, 86_400])('is refused when it was signed %i seconds from now', (by) =>
    expect(verify(sign({ timestamp: nowS + by }))).toBeNull(),
  );
  it.each([-300, 300, 0])('is taken when it was signed %i seconds from now', (by) =>
    expect(verify(sign({ timestamp: nowS + by }))).not.toBeNull(),
  );

  it.each([
    ['nothing', ''],
    ['words', 'no signature'],
    ['no time', sign().replace(/^t=\d+,/, '')],
    ['two times', `t=${nowS},${sign({ timestamp: nowS - 9999 })}`],
    ['another scheme', sign().replace('v1=', 'v0=')],
    ['a letter changed', sign().replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['another body', sign({ payload: body.replace('acct_1', 'acct_2') })],
  ])('is refused with %s', (_, signature) => expect(verify(signature)).toBeNull());

  it.each(['', 'null', '[]', '{}', '{"id":1}', 'not JSON', body.replace('"id":"evt_1",', '')])(
    'is refused when it is no event, however well signed: %s',
    (payload) => expect(verify(sign({ payload }), payload)).toBeNull(),
  );
});
