import { memberOf, type Tenant } from '../ctx/index.ts';
import type { Reader } from './may-read.ts';

/** How one becomes a member. `private`: the space is not open yet, so only invited people come in. */
export type EntryRule = Tenant['config']['entry']['rule'] | 'private';

export function entryRule({ status, config }: Reader['tenant']): EntryRule {
  return status === 'open' ? config.entry.rule : 'private';
}

/**
 * What would become of something the caller writes now. `freely`: it is published or sent. `held`: it waits until they are accepted.
 * `newcomer`, `held-newcomer`: the same, once a code has made them a member. `known-only`: nothing, unless they are known here and sign
 * in. `suspended`: nothing.
 */
export type Writing = 'freely' | 'held' | 'newcomer' | 'held-newcomer' | 'known-only' | 'suspended';

/** Asked before a form is shown, so that nobody fills in one that cannot be sent. */
export function writingOf(reader: Reader): Writing {
  const member = memberOf(reader);
  if (member) return ({ active: 'freely', pending: 'held', suspended: 'suspended' } as const)[member.status];
  const rule = entryRule(reader.tenant);
  if (rule === 'open') return 'newcomer';
  return rule === 'approval' ? 'held-newcomer' : 'known-only';
}
