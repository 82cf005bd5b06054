import { memberOf } from '@entraide/core/ctx';
import { hasPasskeys } from '@entraide/core/second-factor';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { askForCode } from '../account/ask-for-code.server.ts';
import { NoMailYet, useMailLeaves } from '../account/NoMailYet.tsx';
import { PasskeySignIn } from '../account/PasskeySignIn.tsx';
import { passkeySignIn } from '../account/passkey-sign-in.server.ts';
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
import { getT } from '../i18n/index.ts';

export const handle = { i18n: ['account', 'factor'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const carried = readReturnTo(url.searchParams);
  if (memberOf(ctx)) throw safeRedirect(carried.next, 302, paths.me());
  return {
    title: getT(context, 'account')('login.title'),
    space: textIn(ctx.tenant.config.name, ctx.locale),
    signedOut: url.searchParams.has('out'),
    carried,
    passkeys: await hasPasskeys(ctx, { host: context.host }),
  };
});

/** The form for a passkey says so in its address: the other one is sent to a step of its own. */
export const action = spaceAction((args) =>
  args.url.searchParams.has('passkey') ? passkeySignIn(args) : askForCode(args, { nameNeeded: false }),
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Login() {
  const { t } = useTranslation('account');
  const { title, space, signedOut, carried, passkeys } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('account', sent?.faults);
  const mailLeaves = useMailLeaves();
  return (
    <Page title={title} intro={mailLeaves && t('login.lead')}>
      {signedOut && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('logout.done')}
          </Notice>
        </div>
      )}
      <NoMailYet />
      <FormErrors faults={faults.list} />
      <Form method="post" className="grid gap-6" noValidate>
        <ReturnToFields {...carried} />
        <TextInput
          name="email"
          type="email"
          label={t('email.label')}
          error={faults.of('email')}
          defaultValue={sent?.typed?.email}
          autoComplete="email"
          inputMode="email"
          dir="ltr"
          maxLength={254}
          required
        />
        <Button variant="primary" size="large" wide>
          {t('login.submit')}
        </Button>
      </Form>
      {passkeys && (
        <PasskeySignIn
          carried={carried}
          refused={sent && 'passkeyFaults' in sent ? sent.passkeyFaults : undefined}
        />
      )}
      <p className="mt-8 border-t border-line pt-6">
        {t('login.newcomer')}{' '}
        <Link to={`${paths.join()}${returnQuery(carried)}`} className="link font-semibold">
          {t('login.join', { space })}
        </Link>
      </p>
    </Page>
  );
}
