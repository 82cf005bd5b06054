import { hasRole } from '@entraide/core/access';
import { memberOf } from '@entraide/core/ctx';
import { SignInNeeded } from '@entraide/core/error';
import { listSessions } from '@entraide/core/session';
import { listThanks } from '@entraide/core/thanks';
import { myDues } from '@entraide/core/treasury';
import { ownNameOf } from '@entraide/model/language';
import { firstNameOf } from '@entraide/model/member';
import { alertPaths, duesPaths, noticePaths, paths, profilePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/Avatar.tsx';
import { Button, LinkButton } from '../../components/Button.tsx';
import { ContactLine } from '../../components/ContactLine.tsx';
import { Select } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { formatsFor, getT } from '../../i18n/index.ts';
import { changeMe } from './change-me.server.ts';
import { Sessions } from './Sessions.tsx';
import { sessionSaid } from './session-said.server.ts';
import { ThanksList } from './ThanksList.tsx';

export const handle = { i18n: ['account', 'ending'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const { tenant, locale } = ctx;
  const actor = memberOf(ctx);
  if (!actor) throw new SignInNeeded();
  return {
    title: getT(context, 'account')('me.title'),
    me: { name: firstNameOf(actor.displayName), email: actor.email, status: actor.status },
    dues: await myDues(ctx),
    thanks: await listThanks(ctx),
    organiser: hasRole(ctx, 'moderator'),
    payments: tenant.config.dues.membership.open || tenant.config.dues.gifts.open,
    locale,
    locales: tenant.config.locales,
    sessions: (await listSessions(ctx)).map(sessionSaid),
    done: (['saved', 'ended', 'moved'] as const).find((one) => url.searchParams.has(one)) ?? null,
  };
});

export const action = spaceAction(changeMe);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Me() {
  const { t, i18n } = useTranslation('account');
  const { title, me, dues, thanks, organiser, payments, locale, locales, sessions, done } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('account', sent?.faults);
  return (
    <Page title={title}>
      <div className="mb-6 grid gap-3 empty:hidden">
        {done && !sent && (
          <Notice tone="success" role="status">
            {t(`me.${done}`)}
          </Notice>
        )}
        {me.status === 'pending' && <Notice icon="hourglass">{t('me.pending')}</Notice>}
        {me.status === 'suspended' && (
          <Notice tone="warning">
            {t('me.suspended')}
            <ContactLine />
          </Notice>
        )}
      </div>
      <FormErrors faults={faults.list} />
      <nav className="mb-10 flex flex-wrap gap-3" aria-label={title}>
        <LinkButton to={paths.myListings()} icon="list">
          {t('me.listings')}
        </LinkButton>
        <LinkButton to={paths.threads()} icon="message-circle">
          {t('me.messages')}
        </LinkButton>
        <LinkButton to={noticePaths.mine()} icon="mail">
          {t('me.notices')}
        </LinkButton>
        <LinkButton to={alertPaths.mine()} icon="bell">
          {t('me.alerts')}
        </LinkButton>
        {payments && (
          <LinkButton to={duesPaths.mine()} icon="coins">
            {t('me.payments')}
          </LinkButton>
        )}
        <LinkButton to={paths.blocked()} icon="eye-off">
          {t('me.blocked')}
        </LinkButton>
        {organiser && (
          <LinkButton to={paths.admin()} icon="shield-check">
            {t('me.admin')}
          </LinkButton>
        )}
        <LinkButton to={paths.mySecurity()} icon={organiser ? 'lock' : 'key-round'}>
          {t(organiser ? 'me.security' : 'me.passkeys')}
        </LinkButton>
      </nav>

      <PagePart title={t('me.profile')} lead={t('me.profileLead')}>
        <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <span className="inline-flex min-w-0 items-center gap-2.5">
            <Avatar name={me.name} />
            <bdi className="font-semibold">{me.name}</bdi>
          </span>
          <LinkButton to={profilePaths.mine()} icon="pencil">
            {t('me.profileChange')}
          </LinkButton>
        </p>
      </PagePart>

      {dues && (
        <PagePart title={t('me.dues.title')}>
          <p data-dues={dues.standing}>
            {t(`me.dues.${dues.standing}`, { day: formatsFor(i18n.language).fullDay(new Date(dues.until)) })}
          </p>
        </PagePart>
      )}
      <PagePart title={t('me.account')}>
        <Form method="post" className="grid gap-6" noValidate>
          <Select
            name="locale"
            label={t('me.language')}
            hint={t('me.languageHint')}
            error={faults.of('locale')}
            defaultValue={locale}
          >
            {locales.map((own) => (
              <option key={own} value={own} lang={own}>
                {ownNameOf(own)}
              </option>
            ))}
          </Select>
          <div className="grid gap-1">
            <p className="font-semibold">{t('me.email')}</p>
            <p className="break-all">
              <bdi>{me.email}</bdi>
            </p>
            <p className="text-sm text-ink-muted">{t('email.hint')}</p>
            {me.status !== 'suspended' && (
              <p>
                <Link to={profilePaths.email()} className="link inline-flex min-h-11 items-center">
                  {t('me.changeEmail')}
                </Link>
              </p>
            )}
          </div>
          <div>
            <Button variant="primary" name="intent" value="save">
              {t('me.save')}
            </Button>
          </div>
        </Form>
      </PagePart>

      <ThanksList thanks={thanks} />

      <PagePart id="sessions" title={t('me.sessions')} lead={t('me.sessionsLead')}>
        <Sessions sessions={sessions} />
      </PagePart>

      <PagePart title={t('me.data')} lead={t('me.dataLead')}>
        <div>
          <LinkButton to={paths.myData()}>{t('me.dataOpen')}</LinkButton>
        </div>
      </PagePart>
    </Page>
  );
}
