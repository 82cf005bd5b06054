import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { KindMark } from '../components/KindMark.tsx';
import { Link } from '../components/Link.tsx';
import { Notice } from '../components/Notice.tsx';
import { useSpace } from '../components/root-data.ts';
import { Time } from '../components/Time.tsx';
import { Contact } from './Contact.tsx';
import type { WaitingData } from './waiting.server.ts';

/** For somebody who waits: since when, who decides, and what is kept for them. */
export function WaitingNotice({ waiting }: { waiting: WaitingData }) {
  const { t } = useTranslation('house');
  const { name } = useSpace();
  const { since, listings, messages, deciders, forRoom } = waiting;
  const empty = listings.length === 0 && messages === 0;
  return (
    <div data-house="waiting">
      <Notice icon="hourglass" title={t(forRoom ? 'waiting.full' : 'waiting.title')}>
        <div className="grid gap-2 text-start">
          <p>
            {t('waiting.since')} <Time value={since} />
          </p>
          <p>
            {forRoom
              ? t('waiting.fullText')
              : deciders > 0
                ? t('waiting.who', { count: deciders, space: name })
                : t('waiting.nobody', { space: name })}
          </p>
          {empty ? (
            <p>{t('waiting.nothing')}</p>
          ) : (
            <>
              <p>{t('waiting.held')}</p>
              <ul className="grid gap-1">
                {listings.map(({ id, kind, title }) => (
                  <li key={id} className="flex flex-wrap items-center gap-x-2">
                    <KindMark kind={kind} />
                    <Link to={paths.listing(id)} className="inline-flex min-h-11 items-center link">
                      <bdi>{title}</bdi>
                    </Link>
                  </li>
                ))}
                {messages > 0 && (
                  <li>
                    <Link to={paths.threads()} className="inline-flex min-h-11 items-center link">
                      {t('waiting.messages', { count: messages })}
                    </Link>
                  </li>
                )}
              </ul>
            </>
          )}
          <Contact rule="approval" />
        </div>
      </Notice>
    </div>
  );
}
