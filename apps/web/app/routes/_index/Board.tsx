import { paths } from '@entraide/model/path';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListingCard } from '../../components/ListingCard.tsx';
import { useKeepBoard } from '../../components/last-board.ts';
import { useNavigate, useNavigation } from '../../framework/index.ts';
import { RuleLine } from '../../house/RuleLine.tsx';
import { WaitingNotice } from '../../house/WaitingNotice.tsx';
import type { WaitingData } from '../../house/waiting.server.ts';
import { BoardMap } from './BoardMap.tsx';
import type { BoardData } from './board.ts';
import { Filters } from './Filters.tsx';
import { Results } from './Results.tsx';
import { Welcome } from './Welcome.tsx';

/** List and map in step. On a phone one of the two: the list, or the map over the screen with the list as a sheet below it. */
export function Board({ board, waiting }: { board: BoardData; waiting: WaitingData | null }) {
  const { t } = useTranslation('browse');
  const [activeId, setActiveId] = useState<string | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const navigate = useNavigate();
  useKeepBoard();
  const busy = useNavigation().location?.pathname === '/';
  const { onMap } = board.asked;
  const { cards } = board.found;

  const select = useCallback(
    (id: string) => {
      if (!cards.some((card) => card.id === id)) return navigate(paths.listing(id));
      setSelectedId(id);
      setActiveId(id);
      // On a phone's map the card comes up over it: the list below stays where it is.
      if (onMap && matchMedia('(width < 48rem)').matches) return;
      const card = document.getElementById(`card-${id}`);
      card?.scrollIntoView({ block: 'center' });
      card?.querySelector('a')?.focus({ preventScroll: true });
    },
    [cards, navigate, onMap],
  );
  // A marker of another page of the list has no card: there is no place to know, and its own id is enough.
  const active = useMemo(
    () =>
      activeId === null
        ? null
        : (cards.find(({ id }) => id === activeId) ?? { id: activeId, at: { lat: 0, lon: 0 } }),
    [cards, activeId],
  );
  const selected = cards.find((card) => card.id === selectedId);

  const list = (
    <div
      key="list"
      className={`board-list transition-opacity delay-300 ${busy ? 'opacity-60' : ''}`}
      aria-busy={busy}
    >
      <Results board={board} activeId={activeId} onActive={setActiveId} />
    </div>
  );
  const map = (
    <aside key="map" aria-label={t('map.label')} className="board-map no-print">
      <noscript>
        <p className="p-4 text-center">{t('map.noScript')}</p>
      </noscript>
      <BoardMap board={board} active={active} onActive={setActiveId} onSelect={select} />
      {onMap && selected && (
        <div className="absolute inset-x-2 bottom-12 md:hidden">
          <ListingCard card={selected} active />
        </div>
      )}
    </aside>
  );

  return (
    <div
      className={`mx-auto w-full max-w-screen-2xl px-4 pb-8 sm:px-6 ${onMap ? 'board-on-map' : 'board-on-list'}`}
    >
      {board.welcome && !onMap && <Welcome welcome={board.welcome} />}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React has written it, on the server */}
      {!onMap && <div dangerouslySetInnerHTML={{ __html: board.passkeyOffer }} />}
      {!onMap && <RuleLine />}
      {waiting && (
        <div className="pt-4">
          <WaitingNotice waiting={waiting} />
        </div>
      )}
      <div className="board-filters border-b border-line py-3 md:py-4">
        <Filters board={board} />
      </div>
      <div className="board-parts">
        {/* In the order in which a phone shows them; a wide screen has them side by side. */}
        {onMap ? [map, list] : [list, map]}
      </div>
    </div>
  );
}
