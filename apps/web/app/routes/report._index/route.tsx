import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { ContactLine } from '../../components/ContactLine.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { findThing } from './find-thing.server.ts';

export const handle = { i18n: ['report'] };

export const loader = spaceLoader(findThing);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', path: paths.reportAddress() });

/** For who has an address and not the page: everything that can be reported has one. */
export default function ReportAddress() {
  const { t } = useTranslation('report');
  const { title, address, unknown } = useLoaderData<typeof loader>();
  const faults = useFaults('report', unknown ? [{ field: 'address', code: 'address' }] : undefined);
  return (
    <Page title={title} intro={t('address.lead')}>
      <div className="mb-6">
        <Notice tone="warning" icon="siren">
          {t('urgent')}
        </Notice>
      </div>
      <FormErrors faults={faults.list} />
      <Form
        action={paths.reportAddress()}
        role="search"
        className="grid justify-items-start gap-4"
        noValidate
      >
        <TextInput
          key={address}
          name="address"
          label={t('address.label')}
          hint={t('address.hint')}
          error={faults.of('address')}
          defaultValue={address}
          className="w-full"
          autoComplete="off"
          inputMode="url"
          dir="ltr"
          maxLength={1000}
          required
        />
        <Button variant="primary">{t('address.submit')}</Button>
      </Form>
      <div className="mt-8">
        <ContactLine />
      </div>
    </Page>
  );
}
