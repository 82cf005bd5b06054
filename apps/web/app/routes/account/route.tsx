import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { AppFields } from '../../factor/AppFields.tsx';
import { PasskeyButton } from '../../factor/PasskeyButton.tsx';
import { RecoveryCodes } from '../../factor/RecoveryCodes.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  consoleAction,
  consoleLoader,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { changeAccount, loadAccount } from './account.server.ts';
import { FactorList } from './FactorList.tsx';

export const handle = { i18n: ['console', 'factor'] };

export const loader = consoleLoader(loadAccount);
export const action = consoleAction(changeAccount);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Account() {
  const { t } = useTranslation('console');
  const { title, email, factors, recoveryCodes, mayChange, totp, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('console', sent?.faults);
  const hasApp = factors.some(({ kind }) => kind === 'totp');
  if (sent?.recoveryCodes)
    return <RecoveryCodes codes={sent.recoveryCodes} lead={t('recovery.lead')} to={consolePaths.home()} />;
  return (
    <Page title={title} intro={t('account.lead', { email: `\u2068${email}\u2069` })}>
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('account.done')}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <PagePart title={t('account.ways')}>
        <FactorList factors={factors} mayChange={mayChange} />
      </PagePart>
      {mayChange ? (
        <>
          <div className="needs-script">
            <PagePart title={t('account.addPasskey')}>
              <Form method="post">
                <PasskeyButton
                  does="make"
                  optionsAt={consolePaths.accountPasskeyOffer()}
                  label={t('account.addPasskeySubmit')}
                />
              </Form>
            </PagePart>
          </div>
          <PagePart
            title={t(hasApp ? 'account.replaceApp' : 'account.addApp')}
            lead={`${t('enter.totpLead')} ${hasApp ? t('account.replaceAppLead') : ''}`.trim()}
          >
            <Form method="post" className="grid gap-6" noValidate>
              <AppFields totp={sent?.totp ?? totp} error={faults.of('code')} />
            </Form>
          </PagePart>
          <PagePart title={t('account.codes')} lead={t('account.codesLead', { count: recoveryCodes })}>
            <Form method="post">
              <Button name="intent" value="codes">
                {t('account.codesSubmit')}
              </Button>
            </Form>
          </PagePart>
        </>
      ) : (
        <Notice title={t('account.staleTitle')}>
          <p>{t('account.stale')}</p>
          <Form method="post" action={consolePaths.signOut()} className="mt-3">
            <input type="hidden" name="next" value={consolePaths.account()} />
            <Button>{t('account.again')}</Button>
          </Form>
        </Notice>
      )}
    </Page>
  );
}
