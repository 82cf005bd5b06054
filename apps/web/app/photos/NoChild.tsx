import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Checkbox } from '../components/Field.tsx';
import { Notice } from '../components/Notice.tsx';
import { Form } from '../forms/Form.tsx';

/** Before photos of a listing about the care of children: its author says that none is seen on them. Plain HTML, so it asks without a script. */
export function NoChild({ error }: { error: string | undefined }) {
  const { t } = useTranslation('photos');
  return (
    <Form method="get" className="grid grid-cols-1 justify-items-start gap-4">
      <Notice icon="shield-check" title={t('child.title')}>
        {t('child.text')}
      </Notice>
      <Checkbox name="no-child" value="yes" label={t('child.tick')} error={error} required />
      <Button icon="image-plus">{t('child.go')}</Button>
    </Form>
  );
}
