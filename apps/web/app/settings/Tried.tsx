import { useTranslation } from 'react-i18next';
import { Notice } from '../components/Notice.tsx';
import { Marked } from '../desk/Marked.tsx';
import type { SaidTried } from './tried.server.ts';

/** What the rules as they stand in the form would have caught of the last month, some of it with the words marked. */
export function Tried({ tried }: { tried: SaidTried }) {
  const { t } = useTranslation('settings');
  return (
    <Notice role="status" title={tried.title}>
      <div className="grid grid-cols-1 gap-2" data-tried>
        {tried.rules.map(({ rule, said, shown }) => (
          <details key={rule}>
            <summary className="link inline-flex min-h-11 cursor-pointer items-center">{said}</summary>
            <ul className="grid gap-3">
              {shown.map(({ id, title, text, locale, marks }) => (
                <li key={id} className="grid gap-1 border-s-4 border-line ps-4" lang={locale} dir="auto">
                  <span className="font-semibold wrap-anywhere">
                    <Marked text={title} marks={marks.filter(({ field }) => field === 'title')} />
                  </span>
                  <span className="wrap-anywhere whitespace-pre-line">
                    <Marked text={text} marks={marks.filter(({ field }) => field === 'body')} />
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
        {tried.more && <p>{t('tried.more')}</p>}
      </div>
    </Notice>
  );
}
