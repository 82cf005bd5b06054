import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';
import { Time } from '../../components/Time.tsx';
import { Link } from '../../framework/index.ts';
import { MessagePhotos } from './MessagePhotos.tsx';
import type { ThreadPage } from './read-page.server.ts';

/** What was written, oldest first. */
export function Messages({ page: { thread, name, waits, acting } }: { page: ThreadPage }) {
  const { t } = useTranslation('threads');
  const latest = thread.messages.at(-1)?.id;
  const foreign = thread.messages.some(({ mine, language }) => !mine && language);
  const lastRead = thread.messages.findLast(({ mine }) => mine);
  return (
    <>
      {foreign && (
        <details className="mb-4">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">
            {t('translate.title')}
          </summary>
          <p className="max-w-measure text-ink-muted">{t('translate.text')}</p>
        </details>
      )}
      <ol className="grid gap-4">
        {thread.messages.map((message) => (
          <li
            key={message.id}
            id={message.id === latest ? 'latest' : undefined}
            className={`grid max-w-[85%] scroll-mt-32 gap-1 rounded-card border border-line p-4 ${
              message.mine ? 'justify-self-end bg-brand-soft' : 'justify-self-start bg-surface'
            }`}
          >
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-muted">
              <bdi className="font-semibold">{message.mine ? t('thread.mine') : name}</bdi>
              <Time value={message.createdAt} />
              {message.language && <span>{message.language}</span>}
              {message === lastRead && message.read && (
                <span className="inline-flex items-center gap-1">
                  <Icon name="check-check" />
                  {t('read')}
                </span>
              )}
            </p>
            {message.removed && !waits && (
              <p className="text-ink-muted italic">{t(message.mine ? 'removedMine' : 'removed')}</p>
            )}
            <p className="break-words whitespace-pre-wrap empty:hidden" dir="auto" lang={message.lang}>
              {message.parts.map((part, index) =>
                part.href ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
                  <a key={index} href={part.href} className="link" rel="noopener noreferrer nofollow ugc">
                    {part.text}
                  </a>
                ) : (
                  part.text
                ),
              )}
            </p>
            <MessagePhotos message={message} mayReport={!message.mine && !thread.left && !acting} />
            {!message.mine && !message.removed && !thread.left && !acting && (
              <p>
                <Link
                  to={paths.report('message', message.id)}
                  className="link inline-flex min-h-11 items-center text-sm"
                >
                  {t('report')}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
