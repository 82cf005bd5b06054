import { memberOf } from '@entraide/core/ctx';
import { isLiveInvite } from '@entraide/core/invite';
import { entryRule } from '@entraide/core/space';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { askForCode } from '../account/ask-for-code.server.ts';
import { NoMailYet, useMailLeaves } from '../account/NoMailYet.tsx';
import { ReturnToFields } from '../account/ReturnToFields.tsx';
import { readReturnTo, returnQuery } from '../account/return-to.ts';
import { Button } from '../components/Button.tsx';
import { TextInput } from '../components/Field.tsx';
import { FormErrors } from '../components/FormErrors.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { Form } from '../forms/Form.tsx';
import { useFaults } from '../forms/faults.ts';
import {
  Link,
  type MetaFunction,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../framework/index.ts';
import { Contact } from '../house/Contact.tsx';
import { getT } from '../i18n/index.ts';

export const handle = { i18n: ['account', 'house'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const carried = readReturnTo(url.searchParams);
  if (memberOf(ctx)) throw safeRedirect(carried.next, 302, paths.me());
  const { config } = ctx.tenant;
  const invite = url.searchParams.get('invite')?.slice(0, 100) ?? null;
  const invited = invite !== null && (await isLiveInvite(ctx, invite));
  const space = textIn(config.name, ctx.locale);
  return {
    title: getT(context, 'account')('join.title', { space }),
    tab: getT(context, 'account')('join.tab'),
    description: textIn(config.description, ctx.locale),
    rule: entryRule(ctx.tenant),
    invite: invited ? invite : null,
    inviteOver: invite !== null && !invited,
    left: url.searchParams.has('left'),
    email: url.searchParams.get('email')?.slice(0, 254) ?? '',
    carried,
  };
});

export const action = spaceAction((args) => askForCode(args, { nameNeeded: true }));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.tab ?? '', description: data?.description, path: paths.join() });

export default function Join() {
  const { t } = useTranslation('account');
  const { title, rule, left, email, carried, invite, inviteOver } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('account', sent?.faults);
  const mailLeaves = useMailLeaves();
  return (
    <Page
      title={title}
      intro={
        invite === null ? (
          <div className="grid gap-1" data-house={rule}>
            <p>{t(`join.rule.${rule}`)}</p>
            {rule !== 'open' && rule !== 'approval' && <Contact rule={rule} />}
          </div>
        ) : (
          <p>{t('join.invited')}</p>
        )
      }
    >
      {left && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('me.left')}
          </Notice>
        </div>
      )}
      {inviteOver && (
        <div className="mb-6">
          <Notice tone="warning">{t('join.inviteOver')}</Notice>
        </div>
      )}
      <NoMailYet />
      <FormErrors faults={faults.list} />
      <Form method="post" className="grid gap-6" noValidate>
        <ReturnToFields {...carried} />
        {invite !== null && <input type="hidden" name="invite" value={invite} />}
        <TextInput
          name="displayName"
          label={t('name.label')}
          hint={t('name.hint')}
          error={faults.of('displayName')}
          defaultValue={sent?.typed.displayName}
          autoComplete="given-name"
          maxLength={60}
          required
        />
        <TextInput
          name="email"
          type="email"
          label={t('email.label')}
          hint={t('email.hint')}
          error={faults.of('email')}
          defaultValue={sent?.typed.email ?? email}
          autoComplete="email"
          inputMode="email"
          dir="ltr"
          maxLength={254}
          required
        />
        <div className="grid gap-3">
          <Button variant="primary" size="large" wide>
            {t('join.submit')}
          </Button>
          {mailLeaves && <p className="text-sm text-ink-muted">{t('join.how')}</p>}
        </div>
      </Form>
      <p className="mt-8 border-t border-line pt-6">
        {t('join.member')}{' '}
        <Link to={`${paths.login()}${returnQuery(carried)}`} className="link font-semibold">
          {t('join.signIn')}
        </Link>
      </p>
    </Page>
  );
}
