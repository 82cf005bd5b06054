import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

export interface ListedFactor {
  id: string;
  kind: 'passkey' | 'totp';
  label: string;
  host: string | null;
  since: string;
  used: string;
}

interface FactorListProps {
  factors: readonly ListedFactor[];
  /** The last one stays where the role asks for one. */
  mayRemove: boolean;
}

/** With what somebody confirms who they are. */
export function FactorList({ factors, mayRemove }: FactorListProps) {
  const { t } = useTranslation('factor');
  return (
    <ul className="divide-y divide-line border-y border-line">
      {factors.map(({ id, kind, label, host, since, used }) => (
        <li key={id} className="grid gap-2 py-3">
          <div className="flex items-start gap-3">
            <Icon name={kind === 'passkey' ? 'key-round' : 'lock'} className="mt-1 size-5 shrink-0" />
            <div className="min-w-0 wrap-anywhere">
              <p className="font-semibold">
                {t(`${kind === 'passkey' ? 'passkey' : 'app'}.name`)} {label && <bdi>{label}</bdi>}{' '}
                {host && t('passkey.at', { host: `\u2068${host}\u2069` })}
              </p>
              <p className="text-sm text-ink-muted">
                {t(`${kind === 'passkey' ? 'passkey' : 'app'}.made`)} <Time value={since} say="day" /> ·{' '}
                {t('mine.used')} <Time value={used} />
              </p>
            </div>
          </div>
          {mayRemove && (
            <details>
              <summary className="inline-flex min-h-11 cursor-pointer items-center text-urgent-ink underline underline-offset-4">
                {t('mine.remove')}
              </summary>
              <Form method="post" className="mt-2 grid justify-items-start gap-3">
                <input type="hidden" name="id" value={id} />
                <p>{t('mine.removeLead')}</p>
                <Button variant="danger" name="intent" value="remove" icon="trash-2">
                  {t('mine.removeYes')}
                </Button>
              </Form>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
