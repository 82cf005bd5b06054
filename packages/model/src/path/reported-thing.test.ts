import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paths } from './paths.ts';
import { thingAt, thingNamed } from './reported-thing.ts';

const ID = '0190b6a2-7c1e-7000-8000-000000000000';
const listing = { what: 'listing', id: ID };

it.each([
  [`https://ufe.example.org/listings/${ID}`, listing],
  [`ufe.example.org/listings/${ID}`, listing],
  [`/listings/${ID}`, listing],
  [`  <https://ufe.example.org/listings/${ID}?lang=fr#photos>. `, listing],
  [`« http://localhost:3000/listings/${ID}/answer »`, listing],
  [`https://ufe.example.org/pictures/fr/listings/${ID}`, listing],
  [`https://ufe.example.org/photos/${ID}/large`, { what: 'photo', id: ID }],
  [`https://ufe.example.org/threads/${ID}#latest`, { what: 'partner', id: ID }],
  [`https://ufe.example.org/members/${ID}`, { what: 'member', id: ID }],
  ['https://ufe.example.org/l/7KQ2MZ', { code: '7KQ2MZ' }],
  [`https://ufe.example.org${paths.report('message', ID)}`, { what: 'message', id: ID }],
  [`https://ufe.example.org/report?of=message:${ID}`, { what: 'message', id: ID }],
  ['https://ufe.example.org/', null],
  ['https://ufe.example.org/listings', null],
  ['https://ufe.example.org/pages/privacy', null],
  ['https://ufe.example.org/report', null],
  ['the second one from above', null],
  ['', null],
])('reads the address %j', (address, thing) => {
  expect(thingAt(address)).toEqual(thing);
});

it('reads what a link to the report page names, and nothing else', () => {
  expect(thingNamed(`listing:${ID}`)).toEqual(listing);
  for (const wrong of ['', 'listing', 'listing:', `:${ID}`, `listing:${ID}:x`])
    expect(thingNamed(wrong)).toBeNull();
});

it('answers to whatever is typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (address) => {
      const thing = thingAt(address);
      expect(thing === null || 'code' in thing || thing.id !== '').toBe(true);
    }),
  );
});
