import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { CodeField } from '../../factor/CodeField.tsx';
import { PasskeyButton } from '../../factor/PasskeyButton.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  consoleDoorAction,
  consoleDoorLoader,
  type MetaFunction,
  safePath,
  safeRedirect,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { signIn } from './sign-in.server.ts';

export const handle = { i18n: ['console', 'factor'] };

export const loader = consoleDoorLoader(({ operator, context, url }) => {
  const next = safePath(url.searchParams.get('next'));
  if (operator) throw safeRedirect(next);
  return {
    title: getT(context, 'console')('signIn.title'),
    next,
    signedOut: url.searchParams.has('out'),
  };
});

export const action = consoleDoorAction(signIn);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function SignIn() {
  const { t } = useTranslation('console');
  const { title, next, signedOut } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('console', sent?.faults);
  return (
    <Page title={title}>
      {signedOut && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('signOut.done')}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <Form method="post" className="mb-10">
        <input type="hidden" name="next" value={next} />
        <PasskeyButton does="use" optionsAt={consolePaths.passkeyQuestion()} label={t('signIn.passkey')} />
      </Form>
      <PagePart title={t('signIn.orCode')} lead={t('signIn.codeLead')}>
        <Form method="post" className="grid gap-6" noValidate>
          <input type="hidden" name="next" value={next} />
          <TextInput
            name="email"
            type="email"
            label={t('signIn.email')}
            error={faults.of('email')}
            defaultValue={sent?.email}
            autoComplete="username"
            inputMode="email"
            dir="ltr"
            maxLength={254}
            required
          />
          <CodeField label={t('signIn.code')} hint={t('signIn.codeHint')} error={faults.of('code')} />
          <Button variant="secondary" size="large" wide>
            {t('signIn.submit')}
          </Button>
        </Form>
      </PagePart>
    </Page>
  );
}
