import { useTranslation } from 'react-i18next';
import { Link } from '../components/Link.tsx';
import { Time } from '../components/Time.tsx';
import type { Line } from './said.server.ts';
import { useReason } from './use-reason.ts';

/** From here on a case is about somebody in danger. */
const DANGER = 7;

/** A case in the queue: what it is, what is said of it, who looks at it. */
export function CaseLink({ line, here = false }: { line: Line; here?: boolean }) {
  const { t } = useTranslation('desk');
  const reasonName = useReason();
  const { kind, name, title, text, reasons, rules, reports, openedAt, claimedBy, state, harm } = line;
  const said = [...reasons.map((reason) => reasonName(reason)), ...rules.map((rule) => t(`rule.${rule}`))];
  return (
    <Link
      to={line.to}
      aria-current={here ? 'page' : undefined}
      data-line
      className="grid gap-1 rounded-card border border-line bg-surface p-3 text-ink no-underline hover:border-brand-ink aria-[current=page]:border-brand aria-[current=page]:bg-brand-soft"
    >
      <span className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-muted">
        {harm >= DANGER && <span className="mark mark-urgent">{t('urgent')}</span>}
        <span>{t(`kind.${kind}`)}</span>
        <Time value={openedAt} />
        {reports > 0 && <span>{t('reports', { count: reports })}</span>}
      </span>
      <bdi className="wrap-anywhere font-semibold">{title || text || name}</bdi>
      <span className="text-sm">
        {t('by', { name })}
        {said.length > 0 && ` · ${said.join(', ')}`}
      </span>
      {(claimedBy || state === 'second' || line.handedOver || line.own) && (
        <span className="text-sm font-semibold text-warning-ink">
          {line.own
            ? t('own')
            : claimedBy
              ? t('claimed', { name: claimedBy })
              : t(state === 'second' ? 'second' : 'handedOver')}
        </span>
      )}
    </Link>
  );
}
