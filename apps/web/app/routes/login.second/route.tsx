import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { ContactLine } from '../../components/ContactLine.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { CodeField } from '../../factor/CodeField.tsx';
import { PasskeyButton } from '../../factor/PasskeyButton.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { loadSecond, proveSecond } from './second.server.ts';

export const handle = { i18n: ['factor'] };

export const loader = spaceLoader(loadSecond);
export const action = spaceAction(proveSecond);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Second() {
  const { t } = useTranslation('factor');
  const { title, next, hasPasskey, elsewhere } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('factor', sent?.faults);
  const carried = <input type="hidden" name="next" value={next} />;
  return (
    <Page title={title} intro={t('second.lead')}>
      <FormErrors faults={faults.list} />
      {hasPasskey && (
        <Form method="post" className="needs-script mb-10">
          {carried}
          <PasskeyButton does="use" optionsAt={paths.passkeyQuestion()} label={t('second.passkey')} />
        </Form>
      )}
      {elsewhere && (
        <div className="mb-6">
          <Notice>{t('second.elsewhere', { host: `\u2068${elsewhere}\u2069` })}</Notice>
        </div>
      )}
      <PagePart title={t('second.orCode')}>
        <Form method="post" className="grid gap-6" noValidate>
          {carried}
          <CodeField label={t('second.code')} hint={t('second.codeHint')} error={faults.of('code')} />
          <Button variant={hasPasskey ? 'secondary' : 'primary'} size="large" wide>
            {t('second.submit')}
          </Button>
        </Form>
      </PagePart>
      <p className="mb-6">
        <Link to="/" className="link inline-flex min-h-11 items-center">
          {t('second.without')}
        </Link>
      </p>
      <details className="border-t border-line pt-4">
        <summary className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4">
          {t('second.lostTitle')}
        </summary>
        <p className="mt-2 max-w-measure">{t('second.lost')}</p>
        <ContactLine />
      </details>
    </Page>
  );
}
