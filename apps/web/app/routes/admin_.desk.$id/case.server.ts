import { isAskedAgain } from '@entraide/core/access';
import { type CaseFile, listCases, readCase, reasonSentence } from '@entraide/core/desk';
import { CHOICES, REASON_NAMES, type Reason } from '@entraide/model/moderation';
import { deskPaths, paths, photoPaths, profilePaths } from '@entraide/model/path';
import { RULE_GROUNDS } from '@entraide/model/rule';
import type { RuleName } from '@entraide/model/tenant';
import { languageName, lineOf } from '../../desk/said.server.ts';
import type { RouteArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

type Evidence = CaseFile['evidence'][number];

const written = ({ at, title = '', text = '', locale }: Evidence) => ({ at, title, text, locale });

/** Where the thing itself stands, as others see it. */
function pageOf({ kind, subjectId, author }: CaseFile): string | null {
  if (kind === 'listing') return paths.listing(subjectId);
  return kind === 'member' && author?.status === 'active' ? profilePaths.one(author.profileId) : null;
}

/** A case, the queue beside it, and where the reader goes on. */
export async function loadCase({ ctx, context, params, url: { searchParams } }: RouteArgs) {
  const id = params.id ?? '';
  const file = await readCase(ctx, id);
  const { items, total } = await listCases(ctx);
  const t = getT(context, 'desk');
  const at = items.findIndex((line) => line.id === id);
  const newest = file.evidence.at(-1);
  const name = file.author?.name ?? newest?.name ?? t('case.gone');
  const locale = ctx.tenant.config.locales.find((own) => own === file.author?.locale) ?? ctx.locale;
  const [rule] = file.flags.map((flag) => flag.rule as RuleName);
  const ground = (file.reports[0]?.reason ?? (rule && RULE_GROUNDS[rule]) ?? 'other') satisfies Reason;
  return {
    title: t('case.title', { kind: t(`kind.${file.kind}`), name }),
    id,
    name,
    state: file.state,
    kind: file.kind,
    newest: newest ? { ...written(newest), marks: file.flags } : null,
    before: file.evidence.slice(0, -1).map(written),
    rules: file.flags.map(({ rule, marks }) => ({
      rule,
      byName: marks.length === 0 && rule === 'look-alike',
    })),
    held: file.held,
    reports: file.reports.map(({ createdAt, ...report }) => ({
      ...report,
      createdAt: createdAt.toISOString(),
    })),
    moreReports: file.moreReports,
    author: file.author && {
      since: file.author.since.toISOString(),
      role: file.author.role,
      out: file.author.status === 'suspended',
      limitedUntil:
        file.author.limitedUntil && file.author.limitedUntil > ctx.clock()
          ? file.author.limitedUntil.toISOString()
          : null,
    },
    listings: file.listings,
    past: file.past.map(({ decidedAt, undoneAt, reversedAt, ...past }) => ({
      ...past,
      at: decidedAt.toISOString(),
      takenBack: undoneAt !== null || reversedAt !== null,
    })),
    similar: file.similar.map((one) => ({ ...one, to: deskPaths.case(one.id) })),
    photos: (newest ? (file.kind === 'photo' ? [file.subjectId] : (newest.photos ?? [])) : []).map((id) =>
      photoPaths.file(id, 'medium'),
    ),
    see: pageOf(file),
    claimedBy: file.claimedBy,
    own: file.own,
    danger: file.danger,
    handedOver: file.handedOver,
    proposed: file.proposed,
    choices: [...CHOICES[file.kind]],
    askedAgain: isAskedAgain(ctx),
    ground,
    locale,
    language: languageName(locale, ctx.locale),
    phrases: Object.fromEntries(
      REASON_NAMES.map((reason) => [reason, reasonSentence(ctx.tenant.config, locale, reason)]),
    ),
    queue: items.map(lineOf),
    total,
    next: items[at + 1]?.id ?? items.find((line) => line.id !== id)?.id ?? null,
    previous: at > 0 ? (items[at - 1]?.id ?? null) : null,
    done: searchParams.get('done'),
    decision: searchParams.get('decision'),
  };
}
