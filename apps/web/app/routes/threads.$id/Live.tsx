import { paths } from '@entraide/model/path';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../components/Link.tsx';
import { useNavigation, useRevalidator } from '../../framework/index.ts';
import type { ThreadPage } from './read-page.server.ts';

/** Keeps the newest page of a conversation as new as it is; without a script, a link does. */
export function Live({ page: { thread } }: { page: ThreadPage }) {
  const { t } = useTranslation('threads');
  const { id, edition } = thread;
  const [alive, setAlive] = useState(false);
  const [wanted, setWanted] = useState(0);
  const shown = useRef(edition);
  shown.current = edition;
  const asked = useRef(0);
  const { state } = useNavigation();
  const { revalidate, state: looking } = useRevalidator();

  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    void import('./follow.ts').then(({ follow }) => {
      if (gone) return;
      setAlive(true);
      const look = (news: number | null) => setWanted((last) => news ?? Math.max(last, shown.current) + 1);
      stop = follow(paths.liveThread(id), { edition: () => shown.current, look });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [id]);

  // What the reader is sending brings the newest page by itself.
  useEffect(() => {
    if (wanted <= edition || wanted === asked.current || state !== 'idle' || looking !== 'idle') return;
    asked.current = wanted;
    revalidate();
  }, [wanted, edition, state, looking, revalidate]);

  const last = thread.messages.findLast(({ mine }) => !mine)?.id;
  const [began] = useState(last);
  const came = last !== undefined && last !== began;
  return (
    <div className="mt-4">
      <p role="status" className="empty:hidden">
        {came && (
          <Link to={paths.latestIn(id)} keepScroll className="link inline-flex min-h-11 items-center">
            {t('live.came')}
          </Link>
        )}
      </p>
      {!alive && (
        <p>
          <Link to={paths.latestIn(id)} className="link inline-flex min-h-11 items-center">
            {t('live.look')}
          </Link>
        </p>
      )}
    </div>
  );
}
