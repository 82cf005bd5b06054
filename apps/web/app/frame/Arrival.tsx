import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from '../framework/index.ts';

const Hint = lazy(() => import('../install/Hint.tsx'));

/**
 * What a browser does for a new document, for a page that comes without one: focus goes to its title, and it is said. A first page is the
 * browser's own affair, and so is a page that has put the focus where it wants it (a fault, a field for a code).
 */
export function Arrival() {
  const location = useLocation();
  const before = useRef(location);
  const [said, setSaid] = useState('');
  const [succeeded, setSucceeded] = useState(false);
  useEffect(() => {
    setSucceeded(/\b(published|sent)=1/.test(location.search));
    const from = before.current;
    if (from.key === location.key) return;
    before.current = location;
    const title = document.querySelector<HTMLElement>('main h1');
    const elsewhere = from.pathname !== location.pathname;
    // On the same page only what was pressed may have gone; filters and fields keep their focus.
    const lost = document.activeElement === null || document.activeElement === document.body;
    const inPage = document.activeElement?.closest('main') ?? false;
    if (title && !location.hash && (lost || (elsewhere && !inPage))) {
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
    }
    setSaid(elsewhere ? document.title : (title?.textContent ?? ''));
  }, [location]);
  return (
    <>
      <p aria-live="polite" className="sr-only" id="arrival">
        {said}
      </p>
      {succeeded && (
        <Suspense>
          <Hint />
        </Suspense>
      )}
    </>
  );
}
