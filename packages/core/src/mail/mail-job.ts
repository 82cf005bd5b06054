import { Email, Role } from '@entraide/model/member';
import { Reason, SUBJECT_KINDS } from '@entraide/model/moderation';
import { Locale } from '@entraide/model/tenant';
import { z } from 'zod';
import type { JobKind } from '../job/define-job.ts';

const reason = z.string().min(1).max(1000);

/** What became of somebody's second factor. */
export const SecondFactorDeed = z.enum(['added', 'removed', 'new-codes', 'used-code', 'reset']);
export type SecondFactorDeed = z.infer<typeof SecondFactorDeed>;
/** What waits for a decision: the first things, and how many there are. Nothing of their texts, and nobody's name. */
const waiting = {
  things: z
    .array(
      z.strictObject({
        what: z.enum(['newcomer', 'case', 'second', 'appeal', 'ask']),
        id: z.uuid(),
        about: z.enum(SUBJECT_KINDS).nullable(),
        /** How many people reported it. */
        times: z.int(),
        since: z.iso.datetime(),
      }),
    )
    .max(10),
  total: z.int().positive(),
};

/** Every mail the application sends, and what it needs beyond its reader and its space. */
const ownDecision = {
  decisionId: z.uuid(),
  /** Of its page without signing in; left out where links cannot be signed. */
  path: z.string().max(500).optional(),
};

/** In the smallest unit of the currency. */
const money = { amount: z.int().positive(), currency: z.string().length(3) };

export const Mail = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), code: z.string().length(6), minutes: z.int() }),
  /** To somebody who asked for a code and whom this space does not let in by itself. */
  z.strictObject({ kind: z.literal('not-admitted'), rule: z.enum(['private', 'invitation', 'member-list']) }),
  z.strictObject({ kind: z.literal('welcome') }),
  /** To whoever launched a space: the way back to it. */
  z.strictObject({ kind: z.literal('launch-saved') }),
  /** To whoever launched a space and stopped half-way; `until`: when it is removed. */
  z.strictObject({ kind: z.literal('launch-unfinished'), until: z.iso.datetime() }),
  /** To whoever launched a space that an operator decides about; `remark`: the operator's words. */
  z.strictObject({ kind: z.literal('launch-approved'), remark: reason.optional() }),
  z.strictObject({ kind: z.literal('launch-asked'), remark: reason.optional() }),
  z.strictObject({ kind: z.literal('launch-refused'), remark: reason.optional() }),
  /** To an admin: what the operators tell every space. */
  z.strictObject({ kind: z.literal('announcement'), text: reason }),
  /** Their membership waits for a moderator. */
  z.strictObject({ kind: z.literal('waiting') }),
  /** To a moderator: somebody waits. */
  z.strictObject({ kind: z.literal('somebody-waits') }),
  z.strictObject({ kind: z.literal('accepted') }),
  z.strictObject({ kind: z.literal('refused'), reason }),
  /** `by`: the first name of who invites; without one, whoever runs the platform does. */
  z.strictObject({ kind: z.literal('invitation'), role: Role, by: z.string().min(1).optional() }),
  /** To whoever has a second factor, or had one. */
  z.strictObject({ kind: z.literal('second-factor'), did: SecondFactorDeed }),
  /** To the address that a member has (`old`), and to the one they want: the code that proves it. */
  z.strictObject({
    kind: z.literal('email-change'),
    ...{ side: z.enum(['old', 'new']), code: z.string().length(6), minutes: z.int() },
  }),
  /** To the address that a member had. */
  z.strictObject({ kind: z.literal('email-changed') }),
  /** To somebody who left: the last mail that the space sends them. */
  z.strictObject({ kind: z.literal('account-deleted') }),
  /** To somebody who is not seen any more: their account goes from `until` on; that of an admin stays. */
  z.strictObject({ kind: z.literal('inactive'), until: z.iso.datetime(), stays: z.boolean() }),
  /** To the same, afterwards. */
  z.strictObject({ kind: z.literal('inactive-erased') }),
  /** All that is kept about them is in a file, and for how long it is there. */
  z.strictObject({ kind: z.literal('export-ready'), until: z.iso.datetime() }),
  /** To an admin: a domain of the space does not lead here, since days; `until`: when it is let go. */
  z.strictObject({ kind: z.literal('domain-failing'), host: z.string(), until: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('domain-let-go'), host: z.string() }),
  /** To an admin: what became of the space's plan; `plan`: its name. */
  z.strictObject({
    kind: z.literal('plan'),
    did: z.enum(['payment-failed', 'grace', 'limited', 'ended', 'trial-ends']),
    plan: z.string().max(200),
    until: z.iso.datetime().optional(),
  }),
  /** To an admin: the plan has little room left, or none. Storage in bytes. */
  z.strictObject({
    kind: z.literal('room'),
    full: z.boolean(),
    rooms: z
      .array(
        z.strictObject({
          ...{ of: z.enum(['members', 'storage']), used: z.number(), most: z.number(), full: z.boolean() },
        }),
      )
      .min(1),
  }),
  /** To a newcomer: the plan of the space has no room for them now. */
  z.strictObject({ kind: z.literal('waiting-for-room') }),
  /** To somebody who reported something. */
  z.strictObject({ kind: z.literal('report-received') }),
  z.strictObject({ kind: z.literal('report-decided'), acted: z.boolean() }),
  /** To an admin, or the address for questions: somebody could not use a page, in their words; `email`: where to answer, if they said. */
  z.strictObject({
    kind: z.literal('barrier'),
    ...{
      words: z.string().min(1).max(2000),
      where: z.string().max(300),
      email: z.union([z.literal(''), Email]),
    },
  }),
  /** To a moderator: something waits for a decision. */
  z.strictObject({ kind: z.literal('desk-waits') }),
  /** To a moderator: somebody wants the association to ask for them; or somebody answered what it asked. */
  z.strictObject({ kind: z.enum(['ask-waits', 'ask-answered']) }),
  /** To whoever left it with the association, in the words of the desk. */
  z.strictObject({
    kind: z.literal('ask-closed'),
    ...{ outcome: z.enum(['answered', 'declined']), words: z.string().min(1).max(2000) },
  }),
  /** To the same: the association asks for them. */
  z.strictObject({ kind: z.literal('ask-published'), title: z.string().max(200), listingId: z.uuid() }),
  /** To a member among them: somebody answered. */
  z.strictObject({ kind: z.literal('ask-helped'), title: z.string().max(200) }),
  /** To an admin: a moderator said that somebody's life is in danger. */
  z.strictObject({ kind: z.literal('life-in-danger'), caseId: z.uuid() }),
  /** To a moderator, once a day: all that waits for them. */
  z.strictObject({ kind: z.literal('day'), ...waiting }),
  /** To an admin: this has had no answer for as long as the space allows. */
  z.strictObject({ kind: z.literal('desk-late'), ...waiting }),
  /** To an operator: the team of a space does not answer. `href`: its page in the console. */
  z.strictObject({
    kind: z.literal('space-unanswered'),
    count: z.int(),
    href: z.url({ protocol: /^https?$/ }),
  }),
  /** To an admin who has not been seen for long; after `days` the space may be passed to somebody else. */
  z.strictObject({ kind: z.literal('still-there'), days: z.int() }),
  /** To the admins: an operator is passing the space to somebody else; `until`: when. */
  z.strictObject({ kind: z.literal('hand-over-begun'), until: z.iso.datetime() }),
  /** To whoever is to be admin. */
  z.strictObject({ kind: z.literal('hand-over-named'), until: z.iso.datetime() }),
  /** To the new admin (`mine`), and to who was one before. */
  z.strictObject({ kind: z.literal('hand-over-done'), mine: z.boolean() }),
  /** To whom a decision is about: the statement of reasons. */
  z.strictObject({
    kind: z.literal('decision'),
    ...ownDecision,
    what: z.enum(['hold', 'ask', 'hide', 'remove', 'warn', 'limit', 'ban-proposed', 'ban']),
    about: z.enum(SUBJECT_KINDS),
    title: z.string().max(200),
    ground: Reason,
    groundKind: z.enum(['law', 'charter']),
    facts: z.string().min(1).max(2000),
    automated: z.boolean(),
    until: z.iso.datetime().optional(),
    appealUntil: z.iso.datetime(),
  }),
  /** To the same: a second person did not agree. */
  z.strictObject({ kind: z.literal('decision-taken-back'), ...ownDecision }),
  /** To the author of what a rule held: a person has read it, and others see it now. */
  z.strictObject({
    kind: z.literal('hold-ended'),
    ...{ decisionId: z.uuid(), about: z.enum(SUBJECT_KINDS), title: z.string().max(200) },
  }),
  z.strictObject({
    kind: z.literal('appeal-decided'),
    ...ownDecision,
    outcome: z.enum(['upheld', 'reversed']),
    reasons: z.string().min(1).max(2000),
  }),
  /** What the notices of a mail tell stays in its tables, too. urgent-near, new-matches: at once. */
  z.strictObject({ kind: z.enum(['urgent-near', 'new-matches', 'digest']), mailId: z.uuid() }),
  /** To the author of a listing that ends soon, or of an offer that has stood for long (`quarter`); `about`: what they are asked about. */
  z.strictObject({
    kind: z.literal('still-needed'),
    listingId: z.uuid(),
    why: z.enum(['end', 'quarter']),
    about: z.iso.datetime(),
  }),
  /** To somebody who helped, as the author of the listing says, without words of their own. With words, it is a message. */
  z.strictObject({ kind: z.literal('thanked'), thanksId: z.uuid() }),
  /** To somebody who answered a message by mail, and whose answer went nowhere. */
  z.strictObject({
    kind: z.literal('answer-not-taken'),
    why: z.enum(['empty', 'too-long', 'unreadable', 'closed', 'too-many']),
    threadId: z.uuid(),
  }),
  /** To a member whose dues are paid until that day; the mail is not sent when they were paid again. */
  z.strictObject({ kind: z.literal('dues-end'), until: z.iso.date() }),
  /** To somebody who wrote about a request: its author chose somebody else. */
  z.strictObject({ kind: z.literal('passed-over'), title: z.string().max(200) }),
  /** To whoever paid the association: the receipt stays in its table, and is read when the mail is written. */
  z.strictObject({ kind: z.literal('receipt'), receiptId: z.uuid() }),
  /** To the same: it was given back, all or a part; `reason`: the words of who did it. */
  z.strictObject({ kind: z.literal('paid-back'), ...money, reason: z.string().max(200).optional() }),
  /** To the same: this year's payment did not go through. */
  z.strictObject({ kind: z.literal('yearly-failing'), what: z.enum(['due', 'gift']), ...money }),
  /** To the treasurer: somebody paid dues far ahead, perhaps twice. `until`: what is paid now. */
  z.strictObject({ kind: z.literal('paid-ahead'), ...money, until: z.iso.date() }),
  /** To the treasurer: how the association stands with Stripe from now on. */
  z.strictObject({
    kind: z.literal('payments-state'),
    state: z.enum(['asked', 'ready', 'disconnected']),
  }),
  /** The message itself stays in its table, and is read when the mail is written. */
  z.strictObject({ kind: z.literal('message'), messageId: z.uuid() }),
]);
export type Mail = z.infer<typeof Mail>;

/** Payload of the job; the database adds the tenant. */
export const MailJob = z.object({
  tenantId: z.uuid(),
  to: Email,
  locale: Locale,
  /** Canonical scheme, host and port of the space when the mail was asked for: links start with it. */
  origin: z.url({ protocol: /^https?$/ }),
  mail: Mail,
  /** Stands for the mail when what asks for it may do so twice: a provider that sees it again sends nothing. */
  once: z.string().max(100).optional(),
});
export type MailJob = z.infer<typeof MailJob>;

const MailPayload = MailJob.omit({ tenantId: true });

/** Here and not beside the job: who asks for a mail need not load what writes it. */
export const sendMailKind: JobKind<z.infer<typeof MailPayload>> = {
  name: 'send_mail',
  schema: MailPayload,
  tries: 12,
};
