import { type MouseEvent, useEffect, useState } from 'react';
import { useNavigate } from '../framework/index.ts';
import { Icon } from './Icon.tsx';
import { type LastBoard, lastBoard } from './last-board.ts';

/** The way back to the board: with the filters of before, and with script as far down as before. */
export function BackToBoard({ to, label }: { to: string; label: string }) {
  const navigate = useNavigate();
  const [last, setLast] = useState<LastBoard | null>(null);
  useEffect(() => setLast(lastBoard()), []);
  const back = (event: MouseEvent) => {
    if (!last || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    navigate(last.address, { state: { scrollKey: last.scrollKey } });
  };
  return (
    <a
      href={last?.address ?? to}
      onClick={back}
      data-link=""
      data-discover="true"
      className="inline-flex min-h-11 items-center gap-1 link"
    >
      <Icon name="arrow-left" />
      {label}
    </a>
  );
}
