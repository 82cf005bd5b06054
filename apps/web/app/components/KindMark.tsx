import type { Kind } from '@entraide/model/listing';
import { useTranslation } from 'react-i18next';

/** Request: a filled label with a filled drop. Offer: an outlined label with a ring. Also in black and white. */
export function KindMark({ kind }: { kind: Kind }) {
  const { t } = useTranslation('common');
  return <KindLabel kind={kind} label={t(`kind.${kind}`)} />;
}

/** The same with its word given, for lists that look it up once. */
export function KindLabel({ kind, label }: { kind: Kind; label: string }) {
  return <span className={`mark mark-${kind}`}>{label}</span>;
}
