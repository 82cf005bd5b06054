import { passkeyPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { AppFields } from '../../factor/AppFields.tsx';
import { PasskeyButton } from '../../factor/PasskeyButton.tsx';
import { RecoveryCodes } from '../../factor/RecoveryCodes.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { FactorList } from './FactorList.tsx';
import { changeSecurity, loadSecurity } from './security.server.ts';

export const handle = { i18n: ['factor'] };

export const loader = spaceLoader(loadSecurity);
export const action = spaceAction(changeSecurity);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Security() {
  const { t } = useTranslation('factor');
  const { title, factors, team, offered, isRequired, mayChange, next, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('factor', sent?.faults);
  if (sent?.recoveryCodes)
    return (
      <RecoveryCodes
        codes={sent.recoveryCodes}
        lead={t('recovery.lead')}
        to={sent.next || paths.mySecurity()}
      />
    );
  const isMissing = isRequired && factors.length === 0;
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={paths.me()} label={t('mine.back')} />
          <p>{t(team ? 'mine.lead' : 'mine.leadMember')}</p>
        </>
      }
    >
      <div className="mb-6 grid gap-3 empty:hidden">
        {done && !sent && (
          <Notice tone="success" role="status">
            {t('mine.done')}
          </Notice>
        )}
        {isMissing && (
          <Notice tone="warning" title={t('mine.requiredTitle')}>
            {t('mine.required')}
          </Notice>
        )}
      </div>
      <FormErrors faults={faults.list} />
      <PagePart title={t(team ? 'mine.ways' : 'mine.waysMember')}>
        {factors.length === 0 ? (
          <p className="text-ink-muted">{t('mine.none')}</p>
        ) : (
          <FactorList factors={factors} mayRemove={mayChange && !(isRequired && factors.length === 1)} />
        )}
      </PagePart>
      {mayChange ? (
        <Changes label={sent?.label ?? ''} app={sent?.app ?? null} faultOf={faults.of} next={next} />
      ) : (
        <Notice
          title={t('mine.staleTitle')}
          actions={
            <LinkButton to={paths.secondFactor({ next: paths.mySecurity() })} variant="primary">
              {t('mine.confirm')}
            </LinkButton>
          }
        >
          {t('mine.stale')}
        </Notice>
      )}
      {offered && (
        <Form method="post" className="needs-script mb-10">
          {next && <input type="hidden" name="next" value={next} />}
          <Button name="intent" value="decline">
            {t('mine.decline')}
          </Button>
        </Form>
      )}
    </Page>
  );
}

interface ChangesProps {
  label: string;
  /** The key that was sent and not taken: it is in the app already. */
  app: ReturnType<typeof useLoaderData<typeof loader>>['app'] | null;
  faultOf(field: string): string | undefined;
  next: string;
}

function Changes({ label, app, faultOf, next }: ChangesProps) {
  const { t } = useTranslation('factor');
  const loaded = useLoaderData<typeof loader>();
  const hasApp = loaded.factors.some(({ kind }) => kind === 'totp');
  const carried = next && <input type="hidden" name="next" value={next} />;
  return (
    <>
      <div className="needs-script">
        <PagePart
          title={t(loaded.team ? 'mine.addPasskey' : 'mine.addPasskeySubmit')}
          lead={t('mine.addPasskeyLead')}
        >
          <Form method="post" className="grid gap-6" noValidate>
            {carried}
            <TextInput
              name="label"
              label={t('passkey.label')}
              hint={t('passkey.labelHint')}
              error={faultOf('label')}
              defaultValue={label}
              data-unkept=""
              autoComplete="off"
              maxLength={60}
              dir="auto"
              optional
            />
            <PasskeyButton does="make" optionsAt={passkeyPaths.offer()} label={t('mine.addPasskeySubmit')} />
          </Form>
        </PagePart>
      </div>
      {loaded.team && (
        <PagePart
          title={t(hasApp ? 'mine.replaceApp' : 'mine.addApp')}
          lead={`${t('mine.addAppLead')} ${hasApp ? t('mine.replaceAppLead') : ''}`.trim()}
        >
          {/* Another key has another code. */}
          <Form method="post" key={(app ?? loaded.app).secret} className="grid gap-6" noValidate>
            {carried}
            <AppFields totp={app ?? loaded.app} error={faultOf('code')} />
          </Form>
        </PagePart>
      )}
      {loaded.team && loaded.factors.length > 0 && (
        <PagePart title={t('mine.codes')} lead={t('mine.codesLead', { count: loaded.recoveryCodes })}>
          <Form method="post">
            <Button name="intent" value="codes">
              {t('mine.codesSubmit')}
            </Button>
          </Form>
        </PagePart>
      )}
    </>
  );
}
