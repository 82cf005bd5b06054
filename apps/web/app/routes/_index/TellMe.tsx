import { alertPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../forms/Form.tsx';
import type { AlertOffer } from './alert-offer.server.ts';

/** Saves the search with one tap; whoever is not signed in comes by the page that says it again. */
export function TellMe({ alert }: { alert: AlertOffer }) {
  const { t } = useTranslation('browse');
  return (
    <Form
      action={alertPaths.add()}
      method={alert.visitor ? 'get' : 'post'}
      className="my-4 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4"
    >
      {Object.entries(alert.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="min-w-0 flex-[1_1_14rem] wrap-anywhere">{alert.text}</p>
      <Button icon="bell">{t('alert.submit')}</Button>
    </Form>
  );
}
