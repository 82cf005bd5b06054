import { isAskedAgain } from '@entraide/core/access';
import { memberOf } from '@entraide/core/ctx';
import { readMember } from '@entraide/core/member';
import { deskPaths, memberPaths, paths, profilePaths, treasuryPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { sayAct } from '../../acts/said-acts.server.ts';
import { LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { useVouched } from '../../components/use-vouched.ts';
import { Vouched } from '../../components/Vouched.tsx';
import { ConfirmFirst } from '../../factor/ConfirmFirst.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { DuesBadge } from '../../treasury/DuesBadge.tsx';
import { changeMember } from './change-member.server.ts';
import { Decisions } from './Decisions.tsx';
import { Notes } from './Notes.tsx';
import { ResetFactor } from './ResetFactor.tsx';
import { RoleForm } from './RoleForm.tsx';
import { VouchForm } from './VouchForm.tsx';

export const handle = { i18n: ['members', 'admin', 'desk', 'factor'] };

export const loader = spaceLoader(async ({ ctx, context, params, url }) => {
  const member = await readMember(ctx, params.member ?? '');
  const isAdmin = memberOf(ctx)?.role === 'admin';
  const done = url.searchParams.get('done');
  const { id, displayName, email, role, status, vouched, sinceYear, createdAt } = member;
  return {
    title: displayName,
    member: { id, displayName, email, role, status, vouched, sinceYear, familyName: member.familyName },
    profile: status === 'active' && memberOf(ctx) ? profilePaths.one(member.profileId) : null,
    dues: member.dues,
    joined: createdAt.toISOString(),
    acts: member.acts.map((act) => sayAct(act, getT(context, 'acts'))),
    decisions:
      member.decisions?.map(({ decidedAt, caseId, ...decision }) => ({
        ...decision,
        at: decidedAt.toISOString(),
        page: deskPaths.case(caseId),
      })) ?? null,
    listings: member.listings.map(({ id, title, status, createdAt }) => ({
      ...{ id, title, status },
      at: createdAt.toISOString(),
    })),
    mailStop: member.mailStop && {
      reason: member.mailStop.reason,
      at: member.mailStop.stoppedAt.toISOString(),
    },
    notes: member.notes?.map((note) => ({ ...note, createdAt: note.createdAt.toISOString() })) ?? null,
    isAdmin,
    resettable: isAdmin && member.hasSecondFactor && id !== memberOf(ctx)?.memberId,
    askedAgain: isAskedAgain(ctx),
    done: (['role', 'reset', 'vouch', 'note', 'remove-note'] as const).find((one) => one === done) ?? null,
  };
});

export const action = spaceAction(changeMember);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Member() {
  const { t } = useTranslation('members');
  const vouchedSaid = useVouched();
  const {
    member,
    profile,
    dues,
    joined,
    acts,
    decisions,
    listings,
    mailStop,
    notes,
    isAdmin,
    resettable,
    askedAgain,
    done,
  } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('members', sent?.faults);
  const active = member.status === 'active';
  return (
    <Page
      title={<bdi>{member.displayName}</bdi>}
      intro={
        <>
          <UpLink to={memberPaths.all()} label={t('title')} />
          <p>
            <bdi className="break-all">{member.email}</bdi>
          </p>
          {member.familyName && (
            <p>
              {t('one.familyName')} <bdi>{member.familyName}</bdi>
            </p>
          )}
          {member.vouched && <Vouched said={vouchedSaid(member)} />}
          {profile && (
            <p>
              <Link to={profile} className="link inline-flex min-h-11 items-center">
                {t('one.profile')}
              </Link>
            </p>
          )}
        </>
      }
    >
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`one.done.${done}`)}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      {mailStop && (
        <div className="mb-6">
          <Notice tone="warning">
            {t(`one.mailStop.${mailStop.reason}`)} <Time value={mailStop.at} say="day" />.{' '}
            {t('one.mailStop.codes')}
          </Notice>
        </div>
      )}
      <PagePart title={t('one.history')}>
        <ul className="grid gap-2">
          {acts.map(({ id, at, what, by, more }) => (
            <li key={id}>
              <bdi>{by}</bdi> {what}
              {more && ` · ${more}`}{' '}
              <span className="text-ink-muted">
                <Time value={at} />
              </span>
            </li>
          ))}
          <li>
            {t(member.status === 'pending' ? 'list.asked' : 'list.joined')} <Time value={joined} say="day" />
          </li>
        </ul>
        {member.status === 'pending' && (
          <p>
            <Link to={paths.admin({ waiting: member.id })} className="link inline-flex min-h-11 items-center">
              {t('one.decide')}
            </Link>
          </p>
        )}
      </PagePart>
      {active && (
        <PagePart title={t('one.role')}>
          {isAdmin && <ConfirmFirst asked={askedAgain} />}
          {isAdmin ? <RoleForm member={member} /> : <p>{t(`admin:role.${member.role}`)}</p>}
        </PagePart>
      )}
      {resettable && (
        <PagePart title={t('one.factor')} lead={t('one.factorLead')}>
          <ResetFactor name={member.displayName} />
        </PagePart>
      )}
      {active && isAdmin && (
        <PagePart title={t('one.vouch')} lead={t('one.vouchLead')}>
          <VouchForm
            member={member}
            fault={faults.of('sinceYear')}
            typed={sent?.intent === 'vouch' ? sent.typed.sinceYear : undefined}
          />
        </PagePart>
      )}
      {(dues || isAdmin) && active && (
        <PagePart title={t('dues.title')} lead={t('dues.lead')}>
          {dues && (
            <p>
              <DuesBadge dues={dues} />
            </p>
          )}
          {isAdmin && (
            <p className="flex flex-wrap gap-3">
              <LinkButton to={treasuryPaths.all({ member: member.id })} icon="list">
                {t('dues.payments')}
              </LinkButton>
              <LinkButton to={treasuryPaths.enter({ member: member.id })} icon="plus">
                {t('dues.enter')}
              </LinkButton>
            </p>
          )}
        </PagePart>
      )}
      <PagePart title={t('one.listings')}>
        {listings.length === 0 ? (
          <p className="text-ink-muted">{t('one.noListings')}</p>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {listings.map(({ id, title, status, at }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
                <Link to={paths.listing(id)} className="link inline-flex min-h-11 items-center">
                  <bdi>{title}</bdi>
                </Link>
                <span className="text-sm text-ink-muted">
                  {t(`listing.${status}`)} · <Time value={at} say="day" />
                </span>
              </li>
            ))}
          </ul>
        )}
      </PagePart>
      {decisions && <Decisions decisions={decisions} />}
      {notes && (
        <PagePart title={t('one.notes')} lead={t('one.notesLead')}>
          <Notes
            notes={notes}
            fault={faults.of('text')}
            typed={sent?.intent === 'note' ? sent.typed.text : undefined}
          />
        </PagePart>
      )}
    </Page>
  );
}
