import type { ThreadNews } from '@entraide/core/thread';

/** Who follows which conversation. */
export interface Follower {
  tenantId: string;
  threadId: string;
  memberId: string;
  /** Asked when something about them changed: whether they may go on. */
  mayGoOn(): Promise<boolean>;
}

interface Stream extends Follower {
  say(text: string): void;
  end(): void;
}

export interface Hub extends ThreadNews {
  /** A stream of server-sent events; null when there are as many as there may be, of this person or at all. */
  open(follower: Follower, first: string): ReadableStream<Uint8Array> | null;
  readonly size: number;
  /** Ends every stream; browsers come back after a while, to whoever serves by then. */
  close(): void;
}

const LIMITS = {
  /** A browser holds six connections to a host at most, and a page that nobody looks at holds none. */
  aMember: 4,
  aProcess: 2000,
  /** Proxies cut what is silent for a minute. */
  pingMs: 25_000,
  /** Then it is asked anew who they are. */
  longestMs: 10 * 60_000,
};

/** What waits to be read by somebody who does not read: then they are gone. */
const MOST_WAITING = 100;
const bytes = new TextEncoder();

/**
 * The open pages of this process. Nothing that somebody wrote passes here: a page is told to look again, and asks as any page does.
 */
export function createHub(given: Partial<typeof LIMITS> = {}): Hub {
  const { aMember, aProcess, pingMs, longestMs } = { ...LIMITS, ...given };
  const ofThread = new Map<string, Set<Stream>>();
  const ofMember = new Map<string, Set<Stream>>();
  const all = new Set<Stream>();
  let closed = false;
  const places = ({ tenantId, threadId, memberId }: Follower) =>
    [
      [ofThread, `${tenantId}:${threadId}`],
      [ofMember, `${tenantId}:${memberId}`],
    ] as const;

  const pings = setInterval(() => {
    for (const stream of all) stream.say(': \n\n');
  }, pingMs);
  pings.unref();

  async function askAgain(stream: Stream): Promise<void> {
    // Whoever cannot be asked about comes back and is asked then.
    if (!(await stream.mayGoOn().catch(() => false))) stream.end();
  }

  return {
    open(follower, first) {
      const mine = ofMember.get(`${follower.tenantId}:${follower.memberId}`);
      if (closed || all.size >= aProcess || (mine?.size ?? 0) >= aMember) return null;
      let stream: Stream;
      const leave = () => {
        if (!all.delete(stream)) return;
        clearTimeout(timer);
        for (const [map, key] of places(follower)) {
          map.get(key)?.delete(stream);
          if (map.get(key)?.size === 0) map.delete(key);
        }
      };
      const timer = setTimeout(() => stream.end(), longestMs);
      timer.unref();
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            stream = {
              ...follower,
              say(text) {
                if ((controller.desiredSize ?? 0) < -MOST_WAITING) stream.end();
                else controller.enqueue(bytes.encode(text));
              },
              end() {
                if (!all.has(stream)) return;
                leave();
                controller.close();
              },
            };
            all.add(stream);
            for (const [map, key] of places(follower)) map.set(key, (map.get(key) ?? new Set()).add(stream));
            stream.say(first);
          },
          cancel: leave,
        },
        { highWaterMark: 1, size: () => 1 },
      );
    },
    thread({ tenantId, threadId, edition }) {
      for (const stream of ofThread.get(`${tenantId}:${threadId}`) ?? []) stream.say(lookAgain(edition));
    },
    reader({ tenantId, memberId }) {
      for (const stream of ofMember.get(`${tenantId}:${memberId}`) ?? []) void askAgain(stream);
    },
    missed() {
      for (const stream of all) {
        stream.say(lookAgain(null));
        void askAgain(stream);
      }
    },
    get size() {
      return all.size;
    },
    close() {
      closed = true;
      clearInterval(pings);
      for (const stream of all) stream.end();
    },
  };
}

/** @param edition of the conversation, which a browser says again when it comes back; null: not known */
export const lookAgain = (edition: number | null): string =>
  `${edition === null ? '' : `id: ${edition}\n`}event: look\ndata: \n\n`;
