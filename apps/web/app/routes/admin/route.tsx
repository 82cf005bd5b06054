import { isAskedAgain } from '@entraide/core/access';
import { announcementsFor } from '@entraide/core/announcement';
import { countAsks } from '@entraide/core/ask';
import { memberOf } from '@entraide/core/ctx';
import { countAtDesk } from '@entraide/core/desk';
import { waitingMembers } from '@entraide/core/member';
import { hasPlans, tightRooms } from '@entraide/core/plan';
import { noteSeen } from '@entraide/core/succession';
import { wantsSecondAdmin } from '@entraide/core/team';
import {
  askPaths,
  deskPaths,
  figurePaths,
  launchPaths,
  memberPaths,
  paths,
  planPaths,
  settingsPaths,
  teamPaths,
  treasuryPaths,
} from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { cardOf } from '../../components/card.server.ts';
import { Select, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { ConfirmFirst } from '../../factor/ConfirmFirst.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { adminActionOf, decidedIn } from './admin-actions.ts';
import { lookAfter } from './look-after.server.ts';
import { Decided, Many } from './Many.tsx';
import { Pending } from './Pending.tsx';
import { saidRooms } from './rooms.server.ts';
import { TightRooms } from './TightRooms.tsx';

const roles = ['member', 'moderator', 'admin'] as const;

export const handle = { i18n: ['admin', 'factor'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const only = url.searchParams.get('waiting') ?? undefined;
  const [announcements, atDesk, asks, pending, wantsSecond, rooms] = await Promise.all([
    announcementsFor(ctx),
    countAtDesk(ctx).then((count) => count ?? 0),
    countAsks(ctx).then((count) => count ?? 0),
    waitingMembers(ctx, only),
    wantsSecondAdmin(ctx),
    tightRooms(ctx),
    noteSeen(ctx),
  ]);
  return {
    title: getT(context, 'admin')('title'),
    announcements: announcements.map(({ id, textFr, textEn }) =>
      ctx.locale === 'fr' ? { id, text: textFr, lang: 'fr' } : { id, text: textEn, lang: 'en' },
    ),
    pending: pending.items.map(({ id, displayName, email, createdAt, listings, held, messages, seen }) => ({
      ...{ id, displayName, email, held, messages, seen },
      since: createdAt.toISOString(),
      listings: listings.map((listing) => ({
        card: cardOf(ctx, listing),
        text: listing.description,
        lang: listing.locale,
      })),
    })),
    wantsSecond,
    hasPlans: hasPlans(ctx),
    rooms: saidRooms(rooms, ctx.locale),
    role: roles.find((role) => role === url.searchParams.get('role')) ?? 'member',
    waiting: pending.total,
    alone: only !== undefined,
    mayInvite: memberOf(ctx)?.role === 'admin',
    mayDecide: memberOf(ctx) !== null,
    atDesk,
    asks,
    isPrivate: ctx.tenant.status === 'private',
    askedAgain: isAskedAgain(ctx),
    done: adminActionOf(url.searchParams.get('done')),
    invited: url.searchParams.get('email') ?? '',
    decided: decidedIn(url.searchParams),
  };
});

export const action = spaceAction(lookAfter);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

const doneKeys = {
  accepted: 'pending.accepted',
  refused: 'pending.refused',
  invited: 'invite.done',
  later: 'second.done',
} as const;

export default function Admin() {
  const { t } = useTranslation('admin');
  const loaded = useLoaderData<typeof loader>();
  const {
    title,
    announcements,
    mayDecide,
    atDesk,
    asks,
    wantsSecond,
    hasPlans: offersPlans,
    rooms,
    role,
    pending,
    waiting,
    alone,
    mayInvite,
    isPrivate,
    askedAgain,
    done,
    invited,
    decided,
  } = loaded;
  const sent = useActionData<typeof action>();
  const faults = useFaults('admin', sent?.faults);
  const refused =
    sent?.typed.intent === 'refuse'
      ? { id: sent.typed.id, reason: sent.typed.reason, fault: faults.of('reason') }
      : null;
  return (
    <Page title={title} width="wide">
      {decided && !sent && <Decided decided={decided} />}
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(doneKeys[done], { email: `\u2068${invited}\u2069` })}
          </Notice>
        </div>
      )}
      {announcements.map(({ id, text, lang }) => (
        <div key={id} className="mb-6">
          <Notice title={t('common:announcement')}>
            <p lang={lang} dir="ltr" className="whitespace-pre-line">
              {text}
            </p>
          </Notice>
        </div>
      ))}
      {rooms.length > 0 && <TightRooms rooms={rooms} mayChoose={mayInvite} />}
      {wantsSecond && (
        <div className="mb-6">
          <Notice
            icon="users"
            title={t('second.title')}
            actions={
              <>
                <LinkButton to={`${paths.admin({ role: 'admin' })}#invite`} variant="primary">
                  {t('second.invite')}
                </LinkButton>
                <Form method="post">
                  <Button variant="quiet" name="intent" value="later">
                    {t('second.later')}
                  </Button>
                </Form>
              </>
            }
          >
            {t('second.text')}
          </Notice>
        </div>
      )}
      <p className="mb-3 flex flex-wrap gap-3">
        {mayDecide && (
          <LinkButton to={deskPaths.desk()} icon="flag" variant={atDesk > 0 ? 'primary' : 'secondary'}>
            {t('desk', { count: atDesk })}
          </LinkButton>
        )}
        {mayDecide && asks > 0 && (
          <LinkButton to={askPaths.asks()} icon="hand-helping" variant="primary">
            {t('asks', { count: asks })}
          </LinkButton>
        )}
        <LinkButton to={memberPaths.all()} icon="users">
          {t('members.all')}
        </LinkButton>
        {mayDecide && (
          <LinkButton to={teamPaths.team()} icon="calendar">
            {t('team')}
          </LinkButton>
        )}
      </p>
      {mayInvite && (
        <p className="mb-6 flex flex-wrap gap-3">
          <LinkButton to={settingsPaths.all()} icon="settings">
            {t('settings')}
          </LinkButton>
          {offersPlans && (
            <LinkButton to={planPaths.plan()} icon="list">
              {t('plan')}
            </LinkButton>
          )}
          <LinkButton to={figurePaths.figures()} icon="list">
            {t('figures')}
          </LinkButton>
          <LinkButton to={treasuryPaths.all()} icon="list">
            {t('money')}
          </LinkButton>
          <LinkButton to={launchPaths.step('ready')} icon="share-2">
            {t(isPrivate ? 'getReady' : 'shareSpace')}
          </LinkButton>
          <LinkButton to={deskPaths.acts()} icon="list">
            {t('acts')}
          </LinkButton>
          <LinkButton to={paths.supportVisits()} icon="key-round">
            {t('common:support.listTitle')}
          </LinkButton>
        </p>
      )}
      <FormErrors faults={faults.list} />
      <PagePart title={`${t('pending.title')} (${waiting})`}>
        <Pending members={pending} total={waiting} alone={alone} mayDecide={mayDecide} refused={refused} />
        {mayDecide && !alone && pending.length > 1 && (
          <Many
            reason={sent?.typed.intent === 'refuse-many' ? sent.typed.reason : undefined}
            fault={sent?.typed.intent === 'refuse-many' ? faults.of('reason') : undefined}
          />
        )}
      </PagePart>
      {mayInvite && (
        <PagePart id="invite" title={t('invite.title')} lead={t('invite.lead')}>
          <ConfirmFirst asked={askedAgain} />
          <Form
            key={done === 'invited' ? invited : role}
            method="post"
            className="grid items-start gap-4 sm:grid-cols-[1fr_14rem_auto]"
            noValidate
          >
            <TextInput
              name="email"
              type="email"
              label={t('members.email')}
              error={faults.of('email')}
              defaultValue={sent?.typed.email}
              autoComplete="off"
              inputMode="email"
              dir="ltr"
              maxLength={254}
              required
            />
            <Select
              name="role"
              label={t('invite.role')}
              error={faults.of('role')}
              defaultValue={sent?.typed.role || role}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </Select>
            <Button variant="primary" className="sm:mt-8" name="intent" value="invite" icon="user-round-plus">
              {t('invite.submit')}
            </Button>
          </Form>
        </PagePart>
      )}
    </Page>
  );
}
