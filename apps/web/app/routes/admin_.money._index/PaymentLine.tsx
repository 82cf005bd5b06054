import type { Payment } from '@entraide/core/treasury';
import { memberPaths, treasuryPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Link } from '../../components/Link.tsx';
import { useRootData } from '../../components/root-data.ts';
import { Time } from '../../components/Time.tsx';
import { formatsFor } from '../../i18n/format.ts';

/** Amounts in words; `at`: ISO 8601. */
export type ListedPayment = Omit<Payment, 'happenedAt' | 'amount' | 'refunded' | 'currency'> &
  Record<'at' | 'amount' | 'refunded', string>;

/** One payment: who, what for, how and when, what became of it, and what can be done about it. */
export function PaymentLine({ payment }: { payment: ListedPayment }) {
  const { t, i18n } = useTranslation('treasury');
  const now = useRootData()?.now;
  const { id, kind, method, state, memberId, name, at, amount, refunded, note, live } = payment;
  const { coversFrom, coversUntil } = payment;
  const day = (value: string) => formatsFor(i18n.language).day(new Date(value), new Date(now ?? value));
  const called = name ?? t(memberId ? 'line.gone' : 'line.nameless');
  const values = { name: `\u2068${called}\u2069`, amount: `\u2068${amount}\u2069` };
  const back = method === 'stripe' ? 'refund' : 'takeBack';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0">
        <p>
          {memberId && name !== null ? (
            <Link
              to={memberPaths.one(memberId)}
              className="link inline-flex min-h-11 items-center font-semibold"
            >
              <bdi>{called}</bdi>
            </Link>
          ) : (
            <span className="inline-flex min-h-11 items-center font-semibold">
              <bdi>{called}</bdi>
            </span>
          )}
        </p>
        <p className="text-sm text-ink-muted">
          {t(`kind.${kind}`)} · {t(`method.${method}`)} · <Time value={at} say="day" />
          {coversFrom && coversUntil && (
            <>
              {' · '}
              {coversFrom.endsWith('-01-01') && coversUntil === `${coversFrom.slice(0, 4)}-12-31`
                ? t('line.coversYear', { year: coversFrom.slice(0, 4) })
                : t('line.covers', { from: day(coversFrom), until: day(coversUntil) })}
            </>
          )}
        </p>
        {note && (
          <p className="max-w-measure wrap-anywhere text-sm text-ink-muted">
            <bdi>{note}</bdi>
          </p>
        )}
        {!live && <p className="text-sm font-semibold text-warning-ink">{t('line.test')}</p>}
      </div>
      <div className="flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-1 sm:w-auto">
        <p className="sm:text-end">
          <span className={`font-semibold tabular-nums ${state === 'refunded' ? 'line-through' : ''}`}>
            {amount}
          </span>
          {state !== 'paid' && (
            <span className="block text-sm text-ink-muted">{t(`state.${state}`, { amount: refunded })}</span>
          )}
        </p>
        {state !== 'refunded' && (
          <LinkButton to={treasuryPaths[back](id)} variant="quiet" aria-label={t(`line.${back}Of`, values)}>
            {t(`line.${back}`)}
          </LinkButton>
        )}
      </div>
    </li>
  );
}
