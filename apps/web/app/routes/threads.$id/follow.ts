/** What an open page of a conversation is to the lines below. */
interface OpenPage {
  /** The edition that it shows. */
  edition(): number;
  /** There is another one; null: nobody knows which. */
  look(edition: number | null): void;
}

const ASK_EVERY_MS = 15_000;

/**
 * Hears of changes as long as the page is looked at: by server-sent events, and by asking from time to time where no stream comes through.
 * A page that nobody looks at holds no connection, of which a browser has six a host.
 * @returns how to stop
 */
export function follow(address: string, page: OpenPage): () => void {
  let stream: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const begin = () => {
    if (over || document.hidden || stream) return;
    clearTimeout(timer);
    stream = new EventSource(`${address}?edition=${page.edition()}`);
    stream.addEventListener('look', ({ lastEventId }) => page.look(lastEventId ? Number(lastEventId) : null));
    stream.addEventListener('error', () => {
      // Otherwise the browser comes back by itself.
      if (stream?.readyState !== EventSource.CLOSED) return;
      stream = null;
      void ask();
    });
  };

  async function ask() {
    if (over || document.hidden) return;
    try {
      const answer = await fetch(`${address}?poll`);
      // Nothing more can come, or the reader is not signed in any more.
      if (answer.status === 204 || answer.status === 401 || answer.status === 404) return stop();
      if (answer.ok) {
        const { edition } = (await answer.json()) as { edition: number };
        if (edition !== page.edition()) page.look(edition);
      }
    } catch {
      // No connection: the next time, perhaps.
    }
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), ASK_EVERY_MS);
  }

  const rest = () => {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  };
  const turned = () => (document.hidden ? rest() : begin());

  function stop() {
    over = true;
    rest();
    document.removeEventListener('visibilitychange', turned);
  }

  document.addEventListener('visibilitychange', turned);
  begin();
  return stop;
}
