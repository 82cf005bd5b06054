import { z } from 'zod';

/** Marks that come with a copied address: from right-to-left pages, from chats, from our own code page. */
const FORMAT = /\p{Cf}/gu;
const DOTS = /[\u3002\uff61]/g;
const BEFORE = /^[\s<("'«[]+/;
const AFTER = /[\s>)"'»\].,;:!?]+$/;

/** The address in what people paste: `Zoé <zoe@example.org>`, `mailto:zoe@example.org`, `zoe＠example。org,`. */
export function addressIn(text: string): string {
  const plain = text.replace(FORMAT, '').normalize('NFKC').replace(DOTS, '.').trim();
  const bracketed = /<([^<>]*@[^<>]*)>/.exec(plain)?.[1] ?? plain;
  const bare = bracketed
    .trim()
    .replace(/^mailto:([^?]*).*$/i, '$1')
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .toLowerCase();
  const at = bare.lastIndexOf('@');
  return at < 0 ? bare : `${bare.slice(0, at)}@${asciiDomain(bare.slice(at + 1))}`;
}

/** müller.example as mail servers know it: xn--mller-kva.example. */
function asciiDomain(domain: string): string {
  if (!/\P{ASCII}/u.test(domain) || /[/?#:@\\]/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

// A dot-atom of RFC 5321 and a domain of at least two labels; the last one is no number.
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = new RegExp(
  `^(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+(?!\\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$`,
);

/** Characters around and in a pasted address. What is longer is not looked into: its cost grows with the square of its length. */
const LONGEST_PASTED = 1000;

/** Lower case, as it is stored and compared. */
export const Email = z
  .string()
  .max(LONGEST_PASTED, { abort: true })
  .overwrite(addressIn)
  .max(254)
  .pipe(z.email({ pattern: ADDRESS }));
export type Email = z.infer<typeof Email>;
