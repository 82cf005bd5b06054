import { ACT_NOUNS, type NamedAct } from '@entraide/core/act';
import { deskPaths, memberPaths } from '@entraide/model/path';
import type { T } from '../i18n/keys.ts';

export interface SaidAct {
  id: string;
  /** ISO 8601. */
  at: string;
  by: string;
  what: string;
  /** Whom it was done to; null: nobody, or somebody who left. */
  to: { name: string; page: string } | null;
  /** The page of the case that it is about. */
  casePage: string | null;
  /** What became of what, in a few words; empty when there is nothing to add. */
  more: string;
}

/** What was done, for a person to read. `t` knows `acts`, `admin` and `desk`. */
export function sayAct(act: NamedAct, t: T<'acts'>): SaidAct {
  const { subjectKind, subjectId } = act;
  return {
    ...{ id: act.id, at: act.at.toISOString(), by: sayWho(act, t), what: t(`acts:did.${act.action}`) },
    to: act.to && subjectId ? { name: act.to, page: memberPaths.one(subjectId) } : null,
    casePage: subjectKind === 'case' && subjectId ? deskPaths.case(subjectId) : null,
    more: sayMore(act, t),
  };
}

function sayWho({ actorKind, actorId, by }: NamedAct, t: T<'acts'>): string {
  if (actorKind === 'member') return by ?? t('acts:gone');
  const kind = t(`acts:by.${actorKind}`);
  // The team's people are named: a space may know who was there.
  return actorKind === 'support' && actorId ? `${kind} (\u2068${actorId}\u2069)` : kind;
}

function sayMore({ action, details }: NamedAct, t: T<'acts'>): string {
  const said = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
  if (action === 'member.role')
    return `${t(`admin:role.${said('from')}`)} → ${t(`admin:role.${said('to')}`)}`;
  if (action === 'member.second-factor') return t(`acts:secondFactor.${said('did')}`);
  if (action === 'member.invite') return said('role') && t(`admin:role.${said('role')}`);
  if (action === 'case.decide') return t(`desk:choice.${said('decision')}`);
  if (Array.isArray(details.hosts)) return details.hosts.join(', ');
  return said('host');
}

/** What the address asks for; an empty field asks for nothing. */
export function wantedIn(params: URLSearchParams) {
  const said = (name: string) => params.get(name)?.trim().slice(0, 200) || undefined;
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(said(name) ?? '') ? said(name) : undefined);
  return {
    noun: ACT_NOUNS.find((noun) => noun === said('noun')),
    ...{ name: said('name'), from: day('from'), until: day('until') },
  };
}
