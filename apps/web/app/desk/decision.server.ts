import type { OwnDecision } from '@entraide/core/desk';
import { paths } from '@entraide/model/path';
import type { RouteArgs } from '../framework/index.ts';
import { formatsFor } from '../i18n/format.ts';
import { getT } from '../i18n/server.ts';

/** What the page of a decision says. */
export function sayDecision(
  { ctx, context }: Pick<RouteArgs, 'ctx' | 'context'>,
  { decision, title, about, subjectId, appeal, mayAppeal, waits }: OwnDecision,
) {
  const { kind, groundKind, facts, locale, automated, decidedAt, until, appealUntil, confirmed, reversed } =
    decision;
  const t = getT(context, 'decision');
  const day = (date: Date) => formatsFor(ctx.locale).day(date, ctx.clock());
  const what = kind === 'ban' && !confirmed ? 'ban-proposed' : kind === 'hold' && !waits ? 'held' : kind;
  return {
    title: t('title'),
    about: t(about, { title }),
    // Of what is kept, nobody is told.
    what: what === 'keep' ? '' : t(`what.${what}`, { until: until ? day(until) : '' }),
    facts: { text: facts, lang: locale },
    ground: t(kind === 'hold' ? 'readFirst' : groundKind),
    charter: groundKind === 'charter',
    how: t(automated ? 'automated' : 'byPerson'),
    scope: t('scope', { date: day(decidedAt) }),
    reversed: reversed && t(kind === 'hold' ? 'shown' : 'reversed'),
    edit: (kind === 'ask' || waits) && !reversed && subjectId ? paths.editListing(subjectId) : null,
    appeal: appeal && { words: appeal.words, outcome: appeal.outcome, reasons: appeal.reasons },
    mayAppeal,
    appealLead: t('appeal.lead', { date: day(appealUntil) }),
  };
}
