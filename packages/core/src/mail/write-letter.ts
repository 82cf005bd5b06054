import type { Role } from '@entraide/model/member';
import type { MailOff } from '@entraide/model/notice';
import {
  askPaths,
  deskPaths,
  duesPaths,
  endingPaths,
  launchPaths,
  noticePaths,
  paths,
  planPaths,
  safetyPaths,
  teamPaths,
} from '@entraide/model/path';
import { type Locale, type TenantConfig, textIn } from '@entraide/model/tenant';
import { answerMark } from './answer-mark.ts';
import type { Letter } from './letter.ts';
import type { Mail } from './mail-job.ts';
import type { NoticeDetails } from './read-notices.ts';
import { mailTexts } from './texts.ts';
import { isAboutMoney, moneyBody, moneyHeading, moneyValues, type ReceiptDetails } from './write-money.ts';
import { leftOut, noticeSections } from './write-notices.ts';

export interface MailSpace {
  slug: string;
  config: TenantConfig;
  /** Hash of the configuration. */
  version: string;
  /** Canonical scheme, host and port. */
  origin: string;
}

/** A message as its reader may see it. */
export interface MessageDetails {
  /** Null while they hide their name. */
  sender: string | null;
  /** Null: the reader chose not to have it in mails. */
  body: string | null;
  /** How many came with it: they are seen in the space alone. */
  photos: number;
  threadId: string;
  listingTitle: string;
  /** The listing is the reader's own. */
  yours: boolean;
  /** With it, the writer says that the reader helped. */
  thanks: boolean;
  /** Where an answer by mail goes; without it, it reaches nobody. */
  replyTo?: string | null;
}

/** A listing that its author is asked about. */
export interface AskedDetails {
  listingKind: 'offer' | 'request';
  listingTitle: string;
  why: 'end' | 'quarter';
  /** Its last day, YYYY-MM-DD. */
  lastDay: string;
  /** For the buttons; null where the server has no key to make one. */
  token: string | null;
}

/** Somebody who was helped, and with what. */
export interface ThankedDetails {
  sender: string;
  listingTitle: string;
}

/** The time ends for which a member's dues are paid. */
export interface DuesEndDetails {
  /** YYYY-MM-DD. */
  lastDay: string;
  /** They can be paid here. */
  online: boolean;
}

type NoticeMail = 'urgent-near' | 'new-matches' | 'digest';

export type CompleteMail =
  | Exclude<Mail, { kind: 'message' | 'still-needed' | 'thanked' | 'dues-end' | NoticeMail | 'receipt' }>
  | ({ kind: 'message' } & MessageDetails)
  | ({ kind: 'still-needed' } & AskedDetails)
  | ({ kind: 'thanked' } & ThankedDetails)
  | ({ kind: 'dues-end' } & DuesEndDetails)
  | ({ kind: NoticeMail } & NoticeDetails)
  | ({ kind: 'receipt' } & ReceiptDetails);

/** What its reader can turn off with this mail, and where a link does it without signing in; null: nothing here can. */
export interface TurnOff {
  off: MailOff;
  href: string | null;
}

type WaitingThing = Extract<Mail, { kind: 'day' }>['things'][number];

type Heading = Pick<Letter, 'subject' | 'preview' | 'title'>;
type Body = Omit<Letter, keyof Heading | 'footer' | 'after'> & { after?: string[] };

/** Their address is filled in, and who is to look after the space lands where that is done. */
const invitedTo = (role: Role, email: string) => ({
  email,
  ...(role !== 'member' && { next: paths.admin() }),
});

const dayIn = (locale: Locale, moment: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', numberingSystem: 'latn' }).format(
    new Date(moment),
  );

const GB = 1e9;

/** A count, or bytes as people read them. */
function amountIn(locale: Locale, of: 'members' | 'storage', amount: number): string {
  const numberingSystem = 'latn';
  if (of === 'members') return new Intl.NumberFormat(locale, { numberingSystem }).format(amount);
  const style = { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 2, numberingSystem } as const;
  return new Intl.NumberFormat(locale, style).format(amount / GB);
}

/** One thing that waits, without a word of what it says. */
function linkTo(
  { what, id, about, times, since }: WaitingThing,
  { config, origin }: MailSpace,
  locale: Locale,
) {
  const key = what === 'case' ? (about ?? 'listing') : what;
  const label = mailTexts(config, locale)(`things.${key}`, {
    count: Math.max(1, times),
    since: dayIn(locale, since),
  });
  if (what === 'newcomer') return { label, href: origin + paths.admin({ waiting: id }) };
  if (what === 'appeal') return { label, href: `${origin}${deskPaths.desk()}#appeal-${id}` };
  if (what === 'ask') return { label, href: origin + askPaths.one(id) };
  return { label, href: origin + deskPaths.case(id) };
}

/** i18n keys are the kinds, in camel case. */
const camelCase = (kind: string) => kind.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** What a rule holds is told in words of its own: nobody decided yet. */
const keyOf = (mail: CompleteMail) =>
  mail.kind === 'decision' && mail.what === 'hold' ? 'hold' : camelCase(mail.kind);

/** Where the words above a mail are, when one kind of mail has several. */
function headingOf(mail: CompleteMail): string {
  if (isAboutMoney(mail)) return moneyHeading(mail);
  if (mail.kind === 'message' && mail.thanks) return 'thanked';
  if (mail.kind === 'still-needed')
    return `stillNeeded.${mail.why === 'quarter' ? 'quarter' : mail.listingKind}`;
  if (mail.kind === 'plan') return `plan.${camelCase(mail.did)}`;
  if (mail.kind === 'room') return mail.full ? 'room.whenFull' : 'room.whenNear';
  return keyOf(mail);
}

/** Writes a mail in the reader's language, with links to the space's canonical address only. */
export function writeLetter(
  space: MailSpace,
  locale: Locale,
  mail: CompleteMail,
  to: string,
  turnOff: TurnOff | null = null,
): Letter {
  const { config, origin } = space;
  const name = textIn(config.name, locale);
  const words = mailTexts(config, locale);
  const values = {
    space: name,
    ...('code' in mail ? { code: mail.code, minutes: mail.minutes } : {}),
    ...(mail.kind === 'invitation' && mail.by ? { sender: mail.by } : {}),
    ...(mail.kind === 'message' || mail.kind === 'thanked'
      ? { sender: mail.sender ?? words('message.someone') }
      : {}),
    ...('listingTitle' in mail ? { listing: mail.listingTitle } : {}),
    ...('lastDay' in mail ? { until: dayIn(locale, mail.lastDay) } : {}),
    ...('items' in mail ? { count: mail.items.length, first: mail.items[0]?.title ?? '' } : {}),
    ...('total' in mail ? { count: mail.total } : {}),
    ...('count' in mail ? { count: mail.count } : {}),
    ...('days' in mail ? { days: mail.days } : {}),
    ...(mail.kind === 'plan' ? { plan: mail.plan } : {}),
    ...('host' in mail ? { host: mail.host } : {}),
    ...('title' in mail ? { title: mail.title } : {}),
    ...('until' in mail && mail.until ? { until: dayIn(locale, mail.until) } : {}),
    ...('appealUntil' in mail ? { appealUntil: dayIn(locale, mail.appealUntil) } : {}),
    ...(isAboutMoney(mail) ? moneyValues(mail, locale) : {}),
    tagline: textIn(config.tagline, locale),
    description: textIn(config.description, locale),
    contact: config.contact.email ?? config.contact.website ?? '',
  };
  const say = (key: string) => words(key, values);
  const sayHere = (key: string) => say(`${keyOf(mail)}.${key}`);
  const home = { label: say('open'), href: origin + paths.home() };
  const reachable = values.contact !== '';

  const above = headingOf(mail);
  const heading: Heading = {
    subject: say(`${above}.subject`).replace(/\s+/g, ' '),
    preview: say(`${above}.preview`),
    title: say(`${above}.title`),
  };

  const body = ((): Body => {
    if (isAboutMoney(mail)) return moneyBody(mail, say, { origin, treasurer: config.dues.treasurer });
    switch (mail.kind) {
      case 'code':
        // No link: one that a scanner opens must never use up, or give away, the code.
        return {
          before: [sayHere('lead')],
          code: mail.code,
          after: [sayHere('after'), sayHere('notYou')],
        };
      case 'email-change':
        return {
          before: [sayHere(mail.side)],
          code: mail.code,
          after: [sayHere('after'), sayHere(mail.side === 'old' ? 'notYouOld' : 'notYouNew')],
        };
      case 'email-changed':
        return { before: [sayHere('lead')], after: [sayHere(reachable ? 'notYou' : 'notYouAskSomebody')] };
      case 'not-admitted':
        return {
          before: [sayHere('lead'), sayHere(mail.rule)],
          after: [sayHere(reachable ? 'ask' : 'askSomebody'), sayHere('notYou')],
        };
      case 'welcome':
        return { before: [sayHere('lead')], action: home, after: [sayHere('after')] };
      case 'launch-saved':
      case 'launch-unfinished':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + launchPaths.guide() },
          after: [sayHere('after')],
        };
      case 'launch-approved':
      case 'launch-asked':
        return {
          before: [sayHere('lead')],
          ...(mail.remark && { quote: mail.remark }),
          action: { label: sayHere('action'), href: origin + launchPaths.guide() },
          after: [sayHere('after')],
        };
      case 'launch-refused':
        return {
          before: [sayHere('lead')],
          ...(mail.remark && { quote: mail.remark }),
          after: [sayHere('after')],
        };
      case 'announcement':
        return {
          before: [sayHere('lead')],
          quote: mail.text,
          action: { label: sayHere('action'), href: origin + paths.admin() },
        };
      case 'waiting':
        return { before: [sayHere('lead'), sayHere('after')] };
      case 'somebody-waits':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + paths.admin() },
        };
      case 'accepted':
        return { before: [sayHere('lead')], action: home };
      case 'refused':
        return {
          before: [sayHere('lead')],
          quote: mail.reason,
          after: reachable ? [sayHere('after'), sayHere('contest')] : [sayHere('after')],
        };
      case 'invitation':
        return {
          before: [
            ...(mail.by ? [sayHere('by')] : []),
            sayHere('lead'),
            ...(mail.role === 'member' ? [] : [sayHere(mail.role)]),
          ],
          action: { label: sayHere('action'), href: origin + paths.join(invitedTo(mail.role, to)) },
          after: [sayHere('after')],
        };
      case 'plan':
        return {
          before: [say(`${above}.lead`)],
          action: { label: sayHere('action'), href: origin + planPaths.plan() },
          after: [say(`${above}.after`)],
        };
      case 'room':
        return {
          before: [
            sayHere(mail.full ? 'full' : 'near'),
            ...mail.rooms.map(({ of, used, most }) =>
              words(`room.${of}`, { used: amountIn(locale, of, used), most: amountIn(locale, of, most) }),
            ),
          ],
          action: { label: sayHere('action'), href: origin + planPaths.plan() },
          after: [sayHere('after')],
        };
      case 'waiting-for-room':
        return { before: [sayHere('lead'), sayHere('urgent')], after: [sayHere('after')] };
      case 'domain-failing':
        return {
          before: [sayHere('lead'), sayHere('reason')],
          action: { label: sayHere('action'), href: origin + paths.domainSettings() },
          after: [sayHere('after')],
        };
      case 'domain-let-go':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + paths.domainSettings() },
          after: [sayHere('after')],
        };
      case 'second-factor':
        return {
          before: [sayHere(mail.did)],
          action: { label: sayHere('action'), href: origin + paths.mySecurity() },
          after: [sayHere(reachable ? 'notYou' : 'notYouAskSomebody')],
        };
      case 'account-deleted':
        return {
          before: [sayHere('lead')],
          after: reachable ? [sayHere('after'), sayHere('notYou')] : [sayHere('after')],
        };
      case 'inactive':
        return {
          before: [sayHere('lead'), sayHere(mail.stays ? 'stays' : 'goes')],
          action: { label: sayHere('action'), href: origin + paths.login() },
          after: [sayHere(mail.stays ? 'stayAfter' : 'after')],
        };
      case 'inactive-erased':
        return { before: [sayHere('lead')], after: [sayHere('after')] };
      case 'export-ready':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + paths.myData() },
          after: [sayHere('after'), sayHere(reachable ? 'notYou' : 'notYouAskSomebody')],
        };
      case 'report-received':
        return { before: [sayHere('lead')], after: [sayHere('after')] };
      case 'report-decided':
        return {
          before: [sayHere('lead'), sayHere(mail.acted ? 'acted' : 'kept')],
          after: reachable ? [sayHere('after')] : [],
        };
      case 'barrier':
        return {
          before: [sayHere('lead'), ...(mail.where ? [words('barrier.where', { where: mail.where })] : [])],
          quote: mail.words,
          after: [
            mail.email ? words('barrier.answer', { email: mail.email }) : sayHere('nameless'),
            sayHere('after'),
          ],
        };
      case 'desk-waits':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + deskPaths.desk() },
        };
      case 'ask-waits':
      case 'ask-answered':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + askPaths.asks() },
        };
      case 'ask-published':
      case 'ask-helped':
        return {
          before: [sayHere('lead')],
          action: {
            label: sayHere('action'),
            href: origin + (mail.kind === 'ask-helped' ? askPaths.leave() : paths.listing(mail.listingId)),
          },
          after: [sayHere('after')],
        };
      case 'ask-closed':
        return {
          before: [sayHere(mail.outcome)],
          quote: mail.words,
          after: reachable ? [sayHere('after')] : [],
        };
      case 'life-in-danger':
        return {
          before: [sayHere('lead'), sayHere('kept')],
          action: { label: sayHere('action'), href: origin + safetyPaths.danger(mail.caseId) },
          after: [sayHere('after')],
        };
      case 'day':
      case 'desk-late':
        return {
          before: [sayHere('lead')],
          links: mail.things.map((thing) => linkTo(thing, space, locale)),
          action: {
            label: sayHere('action'),
            href: origin + (mail.kind === 'day' ? paths.admin() : deskPaths.desk()),
          },
          after: [
            ...(mail.total > mail.things.length
              ? [words('things.more', { count: mail.total - mail.things.length })]
              : []),
            sayHere('after'),
          ],
        };
      case 'still-there':
        return {
          before: [sayHere('lead'), sayHere('then')],
          action: { label: sayHere('action'), href: origin + teamPaths.team({ here: '1' }) },
          after: [sayHere('after')],
        };
      case 'hand-over-begun':
      case 'hand-over-named':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + teamPaths.handOver() },
          after: [sayHere('after')],
        };
      case 'hand-over-done':
        return mail.mine
          ? {
              before: [sayHere('mine')],
              action: { label: sayHere('action'), href: origin + paths.admin() },
              after: [sayHere('mineAfter')],
            }
          : { before: [sayHere('theirs')], action: home, after: [sayHere('theirsAfter')] };
      case 'space-unanswered':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: mail.href },
          after: [sayHere('after')],
        };
      case 'decision':
        return {
          before: [
            sayHere(mail.about),
            ...(mail.what === 'hold' ? [] : [sayHere(mail.what)]),
            sayHere(mail.groundKind),
          ],
          quote: mail.facts,
          action: { label: sayHere('action'), href: origin + (mail.path ?? paths.decision(mail.decisionId)) },
          after: [sayHere(mail.automated ? 'automated' : 'byPerson'), sayHere('appeal')],
        };
      case 'hold-ended':
        return {
          before: [sayHere(mail.about), sayHere('lead')],
          action: home,
        };
      case 'decision-taken-back':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + (mail.path ?? paths.decision(mail.decisionId)) },
        };
      case 'appeal-decided':
        return {
          before:
            mail.outcome === 'reversed' ? [sayHere('reversed'), sayHere('reversedWhy')] : [sayHere('upheld')],
          quote: mail.reasons,
          action: { label: sayHere('action'), href: origin + (mail.path ?? paths.decision(mail.decisionId)) },
          after: mail.outcome === 'upheld' ? [sayHere('after')] : [],
        };
      case 'urgent-near':
      case 'new-matches':
      case 'digest': {
        const sections = noticeSections(mail.items, words, origin);
        const more = leftOut(mail.items, sections);
        return {
          before: [sayHere('lead')],
          sections,
          action: { label: sayHere('action'), href: home.href },
          after: more > 0 ? [words('notices.more', { count: more })] : [],
        };
      }
      case 'still-needed': {
        const { token } = mail;
        const choice = (answer: 'still' | 'solved' | 'stop') => ({
          label: sayHere(answer === 'still' ? `still.${mail.listingKind}` : answer),
          href: origin + endingPaths.question(token ?? '', answer),
        });
        return {
          before: [say(`${headingOf(mail)}.lead`)],
          ...(token
            ? { choices: [choice('still'), choice('solved'), choice('stop')] }
            : { action: { label: sayHere('mine'), href: origin + paths.myListings() } }),
          after: [...(token ? [sayHere('buttons')] : []), sayHere(`after.${mail.why}`)],
        };
      }
      case 'dues-end':
        return {
          before: [sayHere('lead'), sayHere(mail.online ? 'online' : 'byHand')],
          action: mail.online
            ? { label: sayHere('pay'), href: origin + duesPaths.dues() }
            : { label: sayHere('mine'), href: origin + paths.me() },
          after: [sayHere('after')],
        };
      case 'thanked':
        return {
          before: [sayHere('lead')],
          action: { label: sayHere('action'), href: origin + paths.me() },
          after: [sayHere('after')],
        };
      case 'answer-not-taken':
        return {
          before: [sayHere('lead'), sayHere(mail.why)],
          action: { label: sayHere('action'), href: `${origin}/threads/${mail.threadId}#latest` },
          after: [sayHere('after')],
        };
      case 'passed-over':
        return { before: [sayHere('lead')], action: home, after: [sayHere('after')] };
      case 'message':
        return {
          ...(mail.replyTo && { mark: answerMark(sayHere('mark')) }),
          before: [
            sayHere(mail.yours ? 'aboutYours' : 'aboutTheirs'),
            ...(mail.photos > 0 ? [words('message.photos', { number: mail.photos })] : []),
          ],
          ...(mail.body && { quote: mail.body }),
          action: { label: sayHere('action'), href: `${origin}/threads/${mail.threadId}#latest` },
          after: [
            sayHere(mail.replyTo ? 'afterByMail' : mail.sender === null ? 'afterHidden' : 'after'),
            sayHere('care'),
          ],
        };
    }
  })();
  return {
    after: [],
    ...body,
    ...heading,
    footer: say('footer'),
    ...(turnOff && {
      settings: [
        { label: words('notices.choose'), href: origin + noticePaths.mine() },
        ...(turnOff.href ? [{ label: words(`notices.off.${turnOff.off}`), href: turnOff.href }] : []),
      ],
    }),
  };
}
