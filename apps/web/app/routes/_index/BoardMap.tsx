import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRootData, useSpace } from '../../components/root-data.ts';
import { useNavigate, useSearchParams } from '../../framework/index.ts';
import type { MapView, MoveEnd } from '../../map/engine.ts';
import { type MapLabels, mapLabels } from '../../map/labels.ts';
import { MapPanel } from '../../map/MapPanel.tsx';
import { boardAddress, roundedBox, roundedPoint } from './address.ts';
import type { BoardData } from './board.ts';

interface BoardMapProps {
  board: BoardData;
  active: { id: string; at: { lat: number; lon: number } } | null;
  onActive: (id: string | null) => void;
  onSelect: (id: string) => void;
}

type Box = Parameters<typeof roundedBox>[0];

/** Where the reader moved the map to, on which board: who comes back finds it there. */
let left: { address: string; view: MapView } | null = null;

/** The listings on the map, with the list's filters but not its circle: who looks further sees further. */
export function BoardMap({ board, active, onActive, onSelect }: BoardMapProps) {
  const { t, i18n } = useTranslation('map');
  const labels: MapLabels = useMemo(
    () => mapLabels((key, options) => (options ? t(key, options) : t(key))),
    [t],
  );
  const root = useRootData();
  const { categories } = useSpace();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { kind, category, q, urgent } = board.asked;
  const address = boardAddress(params, {});
  const [opening] = useState(() => (left?.address === address ? left.view : undefined));
  const keep = useCallback(
    ({ byUser, center, zoom }: MoveEnd) => {
      if (byUser) left = { address, view: { center, zoom } };
    },
    [address],
  );

  const dataUrl = useCallback(
    (box: Box, zoom: number) => {
      const wanted = new URLSearchParams({ bbox: roundedBox(box), zoom: String(zoom) });
      if (kind) wanted.set('kind', kind);
      if (category) wanted.set('category', category);
      if (q) wanted.set('q', q);
      if (urgent) wanted.set('urgent', 'true');
      return `/api/v1/map?${wanted}`;
    },
    [kind, category, q, urgent],
  );
  const categoryName = useCallback(
    (slug: string) => categories.find((one) => one.slug === slug)?.label ?? slug,
    [categories],
  );
  const search = (box: Box) =>
    navigate(boardAddress(params, { bbox: roundedBox(box) }), { preventScrollReset: true });

  return (
    <MapPanel
      provider={root?.map ?? { kind: 'offline' }}
      locale={i18n.language}
      labels={labels}
      categoryName={categoryName}
      view={board.found.view}
      opening={opening}
      onMoveEnd={keep}
      dataUrl={dataUrl}
      active={active}
      onHover={onActive}
      onSelect={onSelect}
      onSearchArea={search}
      onLocate={(point) =>
        navigate(boardAddress(params, { near: roundedPoint(point), place: null, where: null, bbox: null }))
      }
      // Listings of one square stand on one point: the list takes them apart.
      onOpenCell={({ lat, lon }) =>
        search({ west: lon - 0.02, south: lat - 0.02, east: lon + 0.02, north: lat + 0.02 })
      }
    />
  );
}
