import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Link } from '../../components/Link.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { Time } from '../../components/Time.tsx';

export interface ThanksProps {
  thanks: {
    id: string;
    name: string;
    listing: { id: string; title: string; locale: string };
    words: string;
    threadId: string | null;
    at: string;
  }[];
}

/** What others say that the reader helped with; nobody else sees it. */
export function ThanksList({ thanks }: ThanksProps) {
  const { t } = useTranslation('ending');
  if (thanks.length === 0) return null;
  return (
    <PagePart title={t('thanks.title')} lead={t('thanks.lead')}>
      <ul className="grid">
        {thanks.map(({ id, name, listing, words, threadId, at }) => (
          <li key={id} className="grid gap-1 border-t border-line py-3">
            <p className="wrap-anywhere">
              <bdi className="font-semibold">{name}</bdi>
              {' · '}
              <Link className="link" to={threadId ? paths.latestIn(threadId) : paths.listing(listing.id)}>
                <bdi lang={listing.locale}>{listing.title}</bdi>
              </Link>{' '}
              <span className="text-sm text-ink-muted">
                <Time value={at} say="day" />
              </span>
            </p>
            {words && (
              <p
                className="max-w-measure wrap-anywhere border-s-4 border-line ps-4 whitespace-pre-line"
                dir="auto"
              >
                {words}
              </p>
            )}
          </li>
        ))}
      </ul>
    </PagePart>
  );
}
