import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { changeEmail, loadEmail } from './change-email.server.ts';

export const handle = { i18n: ['profile'] };
export const loader = spaceLoader(loadEmail);
export const action = spaceAction(changeEmail);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Another address, proven by a code to each. */
export default function ChangeEmail() {
  const { t } = useTranslation('profile');
  const { title, email, pending, devMail } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('profile', sent?.faults);
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={paths.me()} label={t('common:nav.me')} />
          <p>
            {t('email.now')} <bdi className="font-semibold break-all">{email}</bdi>
          </p>
        </>
      }
    >
      <FormErrors faults={faults.list} />
      {pending ? (
        <Codes email={email} faultOf={faults.of} attempt={sent?.attempt} />
      ) : (
        <Form method="post" className="grid gap-6" noValidate>
          <TextInput
            name="email"
            type="email"
            label={t('email.new')}
            hint={t('email.hint')}
            error={faults.of('email')}
            defaultValue={sent?.typed.email}
            autoComplete="email"
            inputMode="email"
            dir="ltr"
            maxLength={254}
            required
          />
          <div>
            <Button variant="primary">{t('email.ask')}</Button>
          </div>
        </Form>
      )}
      {pending && devMail && (
        <p className="mt-6">
          <Link to="/dev/mail" reloadDocument className="link inline-flex min-h-11 items-center">
            {t('email.dev')}
          </Link>
        </p>
      )}
    </Page>
  );
}

interface CodesProps {
  email: string;
  faultOf(field: string): string | undefined;
  attempt: number | undefined;
}

/** The two codes; no link in a mail changes anything. */
function Codes({ email, faultOf, attempt }: CodesProps) {
  const { t } = useTranslation('profile');
  const { pending, minutes, again } = useLoaderData<typeof loader>();
  if (!pending) return null;
  const { newEmail, triesLeft } = pending;
  const code = (name: 'oldCode' | 'newCode', address: string) => (
    <TextInput
      name={name}
      label={t('email.code', { email: `\u2068${address}\u2069` })}
      error={faultOf(name)}
      autoComplete="one-time-code"
      inputMode="numeric"
      dir="ltr"
      maxLength={20}
      required
    />
  );
  return (
    <>
      <div className="mb-6">
        {triesLeft === 0 ? (
          <Notice tone="warning">{t('email.dead')}</Notice>
        ) : (
          <Notice {...(again && { role: 'status' as const })}>{t('email.sent', { minutes })}</Notice>
        )}
      </div>
      {triesLeft > 0 && (
        <Form key={attempt} method="post" className="grid gap-6" noValidate>
          {code('oldCode', email)}
          {code('newCode', newEmail)}
          <div>
            <Button variant="primary" name="intent" value="confirm">
              {t('email.confirm')}
            </Button>
          </div>
        </Form>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <Form method="post">
          <input type="hidden" name="email" value={newEmail} />
          <Button>{t('email.resend')}</Button>
        </Form>
        <Form method="post">
          <Button variant="quiet" name="intent" value="drop">
            {t('email.drop')}
          </Button>
        </Form>
      </div>
    </>
  );
}
