import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

export interface ShownOperator {
  email: string;
  name: string | null;
  shownName: string;
  you: boolean;
  passkeys: number;
  totp: boolean;
  recoveryCodes: number;
  addedAt: string;
  linkUntil: string | null;
  seenAt: string | null;
}

/** One operator: who, with what they sign in, and what can be done about it. */
export function OperatorItem({ operator }: { operator: ShownOperator }) {
  const { t } = useTranslation('console');
  const { email, name, shownName, you, linkUntil, seenAt } = operator;
  return (
    <li className="grid gap-2 rounded-card border border-line bg-surface p-4">
      <h2 className="text-lg">
        <bdi>{shownName}</bdi>{' '}
        {you && <span className="font-normal text-ink-muted">{t('operators.you')}</span>}
      </h2>
      <p className="text-sm wrap-anywhere text-ink-muted">
        {name !== null && (
          <>
            <bdi>{email}</bdi>
            {' · '}
          </>
        )}
        {t('operators.added')} <Time value={operator.addedAt} />
        {seenAt && (
          <>
            {' · '}
            {t('operators.here')} <Time value={seenAt} />
          </>
        )}
      </p>
      <p>{useFactors(operator)}</p>
      {linkUntil && (
        <p className="text-sm">
          {t('operators.linkUntil')} <Time value={linkUntil} say="day" />.
        </p>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <Form method="post">
          <input type="hidden" name="email" value={email} />
          <Button name="intent" value="link" icon="link">
            {t('operators.again')} <span className="sr-only">{shownName}</span>
          </Button>
        </Form>
        {!you && (
          <details>
            <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-control px-3 font-semibold text-urgent-ink">
              {t('operators.remove')} <span className="sr-only">{shownName}</span>
            </summary>
            <Form method="post" className="mt-2 grid justify-items-start gap-2">
              <p className="text-sm">{t('operators.removeLead')}</p>
              <input type="hidden" name="email" value={email} />
              <Button variant="danger" name="intent" value="remove" icon="trash-2">
                {t('operators.removeYes', { name: `\u2068${shownName}\u2069` })}
              </Button>
            </Form>
          </details>
        )}
      </div>
    </li>
  );
}

function useFactors({ passkeys, totp, recoveryCodes }: ShownOperator): string {
  const { t } = useTranslation('console');
  if (passkeys === 0 && !totp) return t('operators.notSetUp');
  return [
    ...(passkeys > 0 ? [t('operators.passkeys', { count: passkeys })] : []),
    ...(totp ? [t('operators.totp')] : []),
    t('operators.recovery', { count: recoveryCodes }),
  ].join(' · ');
}
