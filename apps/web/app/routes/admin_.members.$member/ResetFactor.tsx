import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../forms/Form.tsx';

/** Forgets with what somebody confirmed who they are, who lost all of it. */
export function ResetFactor({ name }: { name: string }) {
  const { t } = useTranslation('members');
  return (
    <details>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('one.reset')}</summary>
      <Form method="post" className="mt-2 grid justify-items-start gap-3">
        <p className="max-w-measure">{t('one.resetLead', { name: `\u2068${name}\u2069` })}</p>
        <Button variant="danger" name="intent" value="reset">
          {t('one.resetYes')}
        </Button>
      </Form>
    </details>
  );
}
