import type { Kind } from '@entraide/model/listing';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { useSearchParams } from '../../framework/index.ts';
import { boardAddress } from './address.ts';

/** Everything, requests or offers: three links. */
export function KindTabs({ kind }: { kind: Kind | undefined }) {
  const { t } = useTranslation('browse');
  const [params] = useSearchParams();
  return (
    <nav aria-label={t('kind.label')}>
      <ul className="kind-tabs">
        {([undefined, 'request', 'offer'] as const).map((one) => (
          <li key={one ?? 'all'} className="flex-1">
            <Link
              to={boardAddress(params, { kind: one ?? null })}
              keepScroll
              aria-current={one === kind ? 'true' : undefined}
              className="kind-tab"
            >
              {one && (
                <Icon
                  name={`mark-${one}`}
                  className={`size-[1.05em] max-sm:hidden ${one === 'request' ? 'text-request' : 'text-offer'}`}
                />
              )}
              {t(`kind.${one ?? 'all'}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
