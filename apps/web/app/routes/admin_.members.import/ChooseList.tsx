import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../forms/Form.tsx';
import { useSending } from '../../framework/index.ts';

/** A file, or the cells of a spreadsheet as they were copied. */
export function ChooseList({ fault }: { fault: string | undefined }) {
  const { t } = useTranslation('members');
  const sending = useSending();
  return (
    <Form method="post" encType="multipart/form-data" className="grid grid-cols-1 gap-6" noValidate>
      <Field id="file" label={t('import.file')} hint={t('import.fileHint')} error={fault}>
        {(wired) => (
          <input
            {...wired}
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
            className="control border-dashed py-3"
          />
        )}
      </Field>
      <Field id="pasted" label={t('import.pasted')} hint={t('import.pastedHint')}>
        {(wired) => (
          <textarea
            {...wired}
            name="pasted"
            autoComplete="off"
            spellCheck={false}
            rows={6}
            dir="ltr"
            className="control"
            // A list of other people's addresses stays out of the browser's storage.
            data-unkept=""
          />
        )}
      </Field>
      <div>
        <Button variant="primary" name="intent" value="read" disabled={sending}>
          {t(sending ? 'import.reading' : 'import.read')}
        </Button>
      </div>
      <p className="max-w-measure text-sm text-ink-muted">{t('import.privacy')}</p>
    </Form>
  );
}
