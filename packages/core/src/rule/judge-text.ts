import { and, count, eq, inArray, listings, members, ne, type TenantTx } from '@entraide/db';
import { SEEN_BY_OTHERS } from '@entraide/model/listing';
import { type Circumstances, EMERGENCY_NUMBERS, type Flag, judge, type Written } from '@entraide/model/rule';
import { Locale, type RuleSettings } from '@entraide/model/tenant';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { isRepeated } from './trace-text.ts';

/** So many listings of theirs others have seen before a member is no longer new. */
export const NEW_UNTIL = 2;
const MOST_TEAM = 100;

export interface TextToJudge extends Written {
  locale: string;
}

/** Which rules of the space a member's texts meet, one answer a text: an older form of it first, if there is one. The team's own meet none: nobody could let the last admin's through. */
export async function judgeTexts(
  ctx: Ctx,
  tx: TenantTx,
  author: MemberActor,
  place: Circumstances['place'],
  texts: readonly TextToJudge[],
): Promise<Flag[][]> {
  if (author.role !== 'member') return texts.map(() => []);
  const { rules } = ctx.tenant.config;
  // The desk has the name of the space, and is no newcomer; what is written under it is judged like anybody's.
  const desk = author.behind !== undefined;
  const newMember = !desk && place === 'public' && rules['new-member'] !== 'off' && (await isNew(tx, author));
  const known = await circumstancesOf(ctx, tx, rules);
  const [newest, before] = texts.toReversed();
  const repeated =
    newest !== undefined && rules.repeated !== 'off' && (await isRepeated(ctx, tx, place, newest, before));
  return texts.map((given) => {
    const { locale, ...text } = given;
    return judge(text, {
      ...known,
      ...{ place, newMember, locale: Locale.catch('fr').parse(locale) },
      repeated: repeated && given === newest,
      author: { name: author.displayName, team: desk },
    });
  });
}

export async function judgeText(
  ctx: Ctx,
  tx: TenantTx,
  author: MemberActor,
  place: Circumstances['place'],
  text: TextToJudge,
): Promise<Flag[]> {
  const [flags = []] = await judgeTexts(ctx, tx, author, place, [text]);
  return flags;
}

/** What is the same for every text of the space. */
export async function circumstancesOf(
  { tenant: { config, host } }: Ctx,
  tx: TenantTx,
  rules: RuleSettings,
): Promise<Pick<Circumstances, 'rules' | 'names' | 'ownContacts' | 'emergencyNumbers'>> {
  const team = await tx
    .select({ name: members.displayName })
    .from(members)
    .where(and(ne(members.role, 'member'), eq(members.status, 'active')))
    .limit(MOST_TEAM);
  const { contact, mail, domains, name } = config;
  const own = [contact.email, mail.replyTo, contact.website, host, ...domains, ...rules.allowed];
  return {
    rules,
    names: { space: Object.values(name), team: team.map(({ name }) => name).filter((one) => one !== '') },
    ownContacts: own.filter((one) => one !== undefined),
    emergencyNumbers: EMERGENCY_NUMBERS,
  };
}

async function isNew(tx: TenantTx, { memberId }: MemberActor): Promise<boolean> {
  const [row] = await tx
    .select({ seen: count() })
    .from(listings)
    .where(and(eq(listings.authorId, memberId), inArray(listings.status, [...SEEN_BY_OTHERS])));
  return (row?.seen ?? 0) < NEW_UNTIL;
}
