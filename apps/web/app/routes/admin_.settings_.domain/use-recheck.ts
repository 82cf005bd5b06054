import { paths } from '@entraide/model/path';
import { useEffect } from 'react';
import { useRevalidator } from '../../framework/index.ts';

const EVERY_MS = 15_000;
/** Who leaves the page open all day is not waiting any more. */
const MOST = 40;

/** While somebody looks at a domain that is not ready, it is checked again and again; the page follows. */
export function useRecheck(hosts: readonly string[]): void {
  const { revalidate } = useRevalidator();
  const list = hosts.join(' ');
  useEffect(() => {
    if (list === '') return;
    let left = MOST;
    const check = async () => {
      if (document.hidden || left <= 0) return;
      left -= 1;
      for (const host of list.split(' ')) {
        const body = new URLSearchParams({ host });
        const answer = await fetch(paths.domainCheck(), { method: 'POST', body }).catch(() => null);
        // Too many checks, signed out: the button says so, when it is used.
        if (!answer?.ok) left = 0;
      }
      revalidate();
    };
    const timer = setInterval(() => void check(), EVERY_MS);
    return () => clearInterval(timer);
  }, [list, revalidate]);
}
