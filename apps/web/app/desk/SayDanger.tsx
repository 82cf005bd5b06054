import { safetyPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Form } from '../forms/Form.tsx';

/** One press: it is written down, everything is kept, and the admins are told. */
export function SayDanger({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  return (
    <Form method="post" action={safetyPaths.danger(id)} className="grid gap-2">
      <Button name="intent" value="say" variant="danger" icon="siren" wide>
        {t('danger.button')}
      </Button>
      <p className="text-sm text-ink-muted">{t('danger.buttonHint')}</p>
    </Form>
  );
}
