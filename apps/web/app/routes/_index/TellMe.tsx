import { alertPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Form } from '../../forms/Form.tsx';
import type { AlertOffer } from './alert-offer.server.ts';

/** Saves the search with one tap; whoever is not signed in signs in first, and finds the same search on the page behind. */
export function TellMe({ alert: { visitor, text, fields } }: { alert: AlertOffer }) {
  const { t } = useTranslation('browse');
  return (
    <div className="my-4 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4">
      <p className="min-w-0 flex-[1_1_14rem] wrap-anywhere">{text}</p>
      {visitor ? (
        <LinkButton to={alertPaths.add(fields)} rel="nofollow" icon="bell">
          {t('alert.submit')}
        </LinkButton>
      ) : (
        <Form method="post" action={alertPaths.add()}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button icon="bell">{t('alert.submit')}</Button>
        </Form>
      )}
    </div>
  );
}
