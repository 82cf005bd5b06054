import { useSyncExternalStore } from 'react';

let held = false;
const hearers = new Set<() => void>();

function say(now: boolean) {
  held = now;
  for (const hear of hearers) hear();
}

/**
 * A form that is sent without a connection would end in the page of an error, and the page with all that was typed would be gone. So
 * its request neither fails nor ends: the framework goes on "submitting" until the form is sent again or the reader goes elsewhere.
 */
export function holdUnsent(): void {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    try {
      return await send(input, init);
    } catch (error) {
      const signal = init?.signal;
      // How Remix sends a form: other requests have somebody who hears of the failure.
      const isForm = init?.method === 'POST' && input instanceof URL && input.pathname.endsWith('.data');
      if (!isForm || !signal || signal.aborted) throw error;
      say(true);
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          say(false);
          reject(signal.reason);
        });
      });
    }
  };
}

/** Whether a form waits for a connection. */
export function useHeld(): boolean {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => held,
    () => false,
  );
}

/** What a browser's `fetch` throws when it reaches nobody. */
export function isNoConnection(error: unknown): boolean {
  if (typeof navigator === 'undefined' || !(error instanceof TypeError)) return false;
  return !navigator.onLine || /fetch|network|load failed/i.test(error.message);
}
