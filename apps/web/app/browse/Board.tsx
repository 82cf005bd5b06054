import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListingCard } from '../components/ListingCard.tsx';
import { useNavigate, useNavigation } from '../framework/index.ts';
import { RuleLine } from '../house/RuleLine.tsx';
import { WaitingNotice } from '../house/WaitingNotice.tsx';
import type { WaitingData } from '../house/waiting.server.ts';
import { BoardMap } from './BoardMap.tsx';
import type { BoardData } from './board.ts';
import { Filters } from './Filters.tsx';
import { Results } from './Results.tsx';
import { Welcome } from './Welcome.tsx';

/** List and map in step. On a phone one of the two, the list first. */
export function Board({ board, waiting }: { board: BoardData; waiting: WaitingData | null }) {
  const { t } = useTranslation('browse');
  const [activeId, setActiveId] = useState<string | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const navigate = useNavigate();
  const busy = useNavigation().location?.pathname === '/';
  const { onMap } = board.asked;
  const { cards } = board.found;

  const select = useCallback(
    (id: string) => {
      if (!cards.some((card) => card.id === id)) return navigate(`/listings/${id}`);
      setSelectedId(id);
      setActiveId(id);
      const card = document.getElementById(`card-${id}`);
      card?.scrollIntoView({ block: 'center' });
      card?.querySelector('a')?.focus({ preventScroll: true });
    },
    [cards, navigate],
  );
  const selected = cards.find((card) => card.id === selectedId);

  return (
    <div className="mx-auto w-full max-w-screen-2xl px-4 pb-8 sm:px-6">
      {board.welcome && !onMap && <Welcome welcome={board.welcome} />}
      {!onMap && <RuleLine />}
      {waiting && (
        <div className="pt-4">
          <WaitingNotice waiting={waiting} />
        </div>
      )}
      <div className="border-b border-line py-3 md:py-4">
        <Filters board={board} />
      </div>
      <div className="grid gap-x-6 lg:grid-cols-[minmax(22rem,5fr)_6fr]">
        <div
          className={`pt-4 transition-opacity delay-300 ${busy ? 'opacity-60' : ''} ${onMap ? 'only-heading' : ''}`}
          aria-busy={busy}
        >
          <Results board={board} activeId={activeId} onActive={setActiveId} />
        </div>
        <aside aria-label={t('map.label')} className={`board-map ${onMap ? '' : 'hidden lg:block'}`}>
          <noscript>
            <p className="p-4 text-center">{t('map.noScript')}</p>
          </noscript>
          <BoardMap board={board} activeId={activeId} onActive={setActiveId} onSelect={select} />
          {onMap && selected && (
            <div className="absolute inset-x-2 bottom-12 lg:hidden">
              <ListingCard card={selected} active />
            </div>
          )}
        </aside>
      </div>
    </div>
  );
}
