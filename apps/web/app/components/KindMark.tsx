import type { Kind } from '@entraide/model/listing';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

/** Request: a filled label with a filled drop. Offer: an outlined label with a ring. Also in black and white. */
export function KindMark({ kind }: { kind: Kind }) {
  const { t } = useTranslation('common');
  return <KindLabel kind={kind} label={t(`kind.${kind}`)} />;
}

/** The same with its word given, for lists that look it up once. */
export function KindLabel({ kind, label }: { kind: Kind; label: string }) {
  const look =
    kind === 'request'
      ? 'border-request bg-request text-on-request print-exact'
      : 'border-offer bg-offer-soft text-offer';
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-pill border-2 py-px ps-1.5 pe-2.5 text-sm font-semibold ${look}`}
    >
      <Icon name={`mark-${kind}`} className="size-[1.05em]" />
      {label}
    </span>
  );
}
