import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { CodeField } from '../../factor/CodeField.tsx';
import { RecoveryCodes } from '../../factor/RecoveryCodes.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  consoleDoorAction,
  consoleDoorLoader,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { loadLink, takeLink } from './enter.server.ts';
import { SetUp } from './SetUp.tsx';

export const handle = { i18n: ['console', 'factor'] };

export const loader = consoleDoorLoader(loadLink);
export const action = consoleDoorAction(takeLink);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Enter() {
  const { t } = useTranslation('console');
  const link = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('console', sent?.faults);
  if (sent?.recoveryCodes)
    return <RecoveryCodes codes={sent.recoveryCodes} lead={t('recovery.lead')} to={consolePaths.home()} />;
  if (link.leads === 'nowhere')
    return (
      <Page title={link.title} intro={t('enter.deadText')}>
        <LinkButton to={consolePaths.signIn()} variant="primary">
          {t('enter.signIn')}
        </LinkButton>
      </Page>
    );
  const email = `\u2068${link.email}\u2069`;
  if (link.leads === 'set-up')
    return (
      <Page title={link.title} intro={t('enter.lead', { email })}>
        <FormErrors faults={faults.list} />
        <SetUp
          name={sent?.name ?? link.name}
          passkeyOffer={link.passkeyOffer}
          totp={sent?.totp ?? link.totp}
          faultOf={faults.of}
        />
      </Page>
    );
  return (
    <Page title={link.title} intro={t('enter.linkLead', { email })}>
      <FormErrors faults={faults.list} />
      <Form method="post" className="grid gap-6" noValidate>
        <input type="hidden" name="intent" value="code" />
        <CodeField label={t('enter.linkCode')} hint={t('enter.linkCodeHint')} error={faults.of('code')} />
        <Button variant="primary" size="large" wide>
          {t('enter.linkSubmit')}
        </Button>
      </Form>
      <p className="mt-8 border-t border-line pt-6">
        {t('enter.linkPasskey')}{' '}
        <Link to={consolePaths.signIn()} className="link font-semibold">
          {t('enter.signIn')}
        </Link>
      </p>
    </Page>
  );
}
