import { Email } from '@entraide/model/member';

/** The one address of a From header; null when there is none, or more than one. */
export function senderOf(from: string): string | null {
  // A name in quotes may look like an address.
  const bare = from.slice(0, 1000).replace(/"(?:[^"\\]|\\.)*"/g, '');
  if (bare.includes(',')) return null;
  const address = /<([^<>]+)>\s*$/.exec(bare)?.[1] ?? bare;
  const parsed = Email.safeParse(address.trim());
  return parsed.success ? parsed.data : null;
}
