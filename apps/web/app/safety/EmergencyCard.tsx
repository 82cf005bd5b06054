import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import type { CardSaid } from './card.server.ts';

/** Numbers to tap, how one's consulate is reached, and when that was checked. */
export function EmergencyCard({ card }: { card: CardSaid }) {
  const { t } = useTranslation('safety');
  const { name, lines, consulate, checked } = card;
  return (
    <div className="grid gap-3" data-emergency={card.country}>
      <ul className="grid gap-2 sm:grid-cols-2">
        {lines.map(({ who, number, tel }) => (
          <li key={who}>
            <a
              href={tel}
              className="flex min-h-14 items-center gap-3 rounded-control border border-urgent-ink bg-surface px-4 py-2 text-ink no-underline hover:bg-urgent-soft"
            >
              <Icon name="phone" className="size-[1.35em] text-urgent-ink" />
              <span className="flex-1">{t(`who.${who}`)}</span>
              <strong className="text-2xl tabular-nums" dir="ltr">
                {number}
              </strong>
            </a>
          </li>
        ))}
      </ul>
      {consulate && (
        <div>
          <p className="font-semibold">{t('consulate', { country: name })}</p>
          <p className="whitespace-pre-line" dir="auto" lang={consulate.lang}>
            {consulate.text}
          </p>
        </div>
      )}
      <p className="text-sm text-ink-muted">
        {checked ? (
          <time dateTime={checked.iso}>{t('checked', { date: checked.said })}</time>
        ) : (
          t('unchecked')
        )}
      </p>
    </div>
  );
}
