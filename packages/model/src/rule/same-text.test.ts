import { expect, it } from 'vitest';
import { sameTextHash } from './same-text.ts';

const key = new TextEncoder().encode('a key of the platform, 32 bytes .');
const text =
  'Je loue mon appartement meublé au centre ville, charges comprises, 380 € par mois, écrivez-moi vite.';

it('is the same for the same words, whatever is around them', async () => {
  const hash = await sameTextHash(key, { title: 'Appartement', body: text });
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const other of [
    text.toUpperCase(),
    text.replace('380', '420'),
    text.replaceAll('é', 'e'),
    text.replaceAll(' ', '  '),
    text.replaceAll('o', 'о'),
    text.replace('appartement', 'a.p.p.a.r.t.e.m.e.n.t'),
  ])
    expect(await sameTextHash(key, { title: 'APPARTEMENT !', body: other })).toBe(hash);
});

it('differs with the words and with the key', async () => {
  const hash = await sameTextHash(key, { body: text });
  expect(await sameTextHash(key, { body: text.replace('centre', 'bord') })).not.toBe(hash);
  expect(await sameTextHash(new TextEncoder().encode('another key'), { body: text })).not.toBe(hash);
});

it('says nothing of what many people say', async () => {
  expect(await sameTextHash(key, { body: 'Bonjour, votre annonce m’intéresse, merci !' })).toBeNull();
  expect(await sameTextHash(key, { body: '' })).toBeNull();
});
