import { useEffect } from 'react';

/** The look and the words of a page come with its document: after a change that was followed without one, it is fetched again. */
export function useWholeDocument(done: number | null): void {
  useEffect(() => {
    const [loaded] = performance.getEntriesByType('navigation');
    const bare = (address: string) => address.split('#')[0];
    if (done !== null && loaded && bare(loaded.name) !== bare(location.href)) location.reload();
  }, [done]);
}
