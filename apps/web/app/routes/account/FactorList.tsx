import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

interface FactorListProps {
  factors: readonly { kind: 'passkey' | 'totp'; key: string; since: string }[];
  mayChange: boolean;
}

/** With what somebody signs in. The last one stays. */
export function FactorList({ factors, mayChange }: FactorListProps) {
  const { t } = useTranslation('console');
  return (
    <ul className="grid gap-2">
      {factors.map(({ kind, key, since }) => (
        <li key={`${kind} ${key}`} className="flex min-h-11 flex-wrap items-center justify-between gap-3">
          <span className="flex items-center gap-2">
            <Icon name={kind === 'passkey' ? 'key-round' : 'lock'} />
            <span>
              {t(kind === 'passkey' ? 'account.passkey' : 'account.app')} <Time value={since} />
            </span>
          </span>
          {mayChange && factors.length > 1 && (
            <Form method="post">
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="key" value={key} />
              <Button variant="danger" name="intent" value="remove">
                {t('account.remove')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
