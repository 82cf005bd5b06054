import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextArea, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import { useActionData } from '../../framework/index.ts';
import type { sendBarrier } from './barrier.server.ts';

/** For whoever could not use a page, with an account or without. */
export function BarrierForm() {
  const { t } = useTranslation('statement');
  const refused = useActionData<typeof sendBarrier>();
  const { list, of } = useFaults('statement', refused?.faults);
  const typed = refused?.typed;
  return (
    <PagePart title={t('barrier.title')} lead={t('barrier.lead')}>
      <FormErrors faults={list} />
      <Form method="post" className="grid gap-6" noValidate>
        <TextArea
          name="what"
          label={t('barrier.what')}
          hint={t('barrier.whatHint')}
          error={of('what')}
          defaultValue={typed?.what}
          rows={4}
          maxLength={2000}
          dir="auto"
          required
        />
        <TextInput
          name="where"
          label={t('barrier.where')}
          hint={t('barrier.whereHint')}
          error={of('where')}
          defaultValue={typed?.where}
          maxLength={300}
          dir="auto"
          optional
        />
        <TextInput
          name="email"
          type="email"
          label={t('barrier.email')}
          hint={t('barrier.emailHint')}
          error={of('email')}
          defaultValue={typed?.email}
          autoComplete="email"
          inputMode="email"
          dir="ltr"
          maxLength={254}
          optional
        />
        <div>
          <Button variant="primary" icon="send">
            {t('barrier.submit')}
          </Button>
        </div>
      </Form>
    </PagePart>
  );
}
