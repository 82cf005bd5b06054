import { paths } from '@entraide/model/path';
import { useEffect, useState } from 'react';
import { useRevalidator } from '../../framework/index.ts';

const EVERY_MS = 15_000;
/** Who leaves the page open all day is not waiting any more. */
const MOST = 40;

/**
 * While somebody looks at a domain that is not ready, it is checked again and again; the page follows.
 * @returns whether that happens: not before the script is there
 */
export function useRecheck(hosts: readonly string[]): boolean {
  const [runs, setRuns] = useState(false);
  const { revalidate } = useRevalidator();
  const list = hosts.join(' ');
  useEffect(() => {
    if (list === '') return;
    setRuns(true);
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
  return runs;
}
