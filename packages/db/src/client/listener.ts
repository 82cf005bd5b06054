import { DatabaseUnavailable } from './errors.ts';
import type { Session } from './session.ts';

type OpenSession = (
  signal: AbortSignal,
  onNotify: (channel: string, payload: string) => void,
) => Promise<Session>;
type OnMessage = (payload: string) => void;

const connectMs = 3_000;
const heartbeatMs = 15_000;
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** One session for all channels. While it is away messages are lost, so after a reconnect every listener hears ''. */
export class Listener {
  readonly #channels = new Map<string, Set<OnMessage>>();
  #session: Promise<Session> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(readonly open: OpenSession) {}

  /** Resolves once the server listens. Throws DatabaseUnavailable. */
  async listen(channel: string, onMessage: OnMessage): Promise<() => Promise<void>> {
    if (this.#closed) throw new DatabaseUnavailable('closed');
    const listeners = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, listeners.add(onMessage));
    const stop = async () => {
      listeners.delete(onMessage);
      if (listeners.size > 0 || this.#channels.get(channel) !== listeners) return;
      this.#channels.delete(channel);
      const session = await this.#session?.catch(() => null);
      if (session && !session.lost) await session.raw(`unlisten ${quote(channel)}`).catch(() => {});
    };
    try {
      const session = await this.#connected();
      await within(session, session.raw(`listen ${quote(channel)}`));
      return stop;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#channels.clear();
    const session = await this.#session?.catch(() => null);
    if (session) session.onLoss = null;
    await session?.end();
  }

  #connected(): Promise<Session> {
    this.#session ??= this.#connect().catch((error) => {
      this.#session = null;
      throw error;
    });
    return this.#session;
  }

  async #connect(): Promise<Session> {
    const deliver = (channel: string, payload: string) => {
      for (const listener of this.#channels.get(channel) ?? []) listener(payload);
    };
    const session = await this.open(AbortSignal.timeout(connectMs), deliver);
    try {
      for (const channel of this.#channels.keys()) {
        await within(session, session.raw(`listen ${quote(channel)}`));
      }
    } catch (error) {
      session.destroy();
      throw error;
    }
    session.onLoss = () => {
      this.#session = null;
      this.#comeBack(50);
    };
    if (session.lost) session.onLoss(session.lost);
    else this.#watch(session);
    return session;
  }

  #comeBack(pause: number): void {
    clearTimeout(this.#timer);
    if (this.#closed || this.#channels.size === 0) return;
    this.#timer = setTimeout(async () => {
      try {
        await this.#connected();
        for (const listeners of this.#channels.values()) for (const listener of listeners) listener('');
      } catch {
        this.#comeBack(Math.min(pause * 2, 5_000));
      }
    }, pause);
  }

  /** A listener says nothing by itself, so a connection that died without a word would go unnoticed. */
  #watch(session: Session): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      await within(session, session.raw('select 1')).catch(() => session.destroy());
      if (!session.lost && !this.#closed) this.#watch(session);
    }, heartbeatMs);
    this.#timer.unref();
  }
}

async function within<T>(session: Session, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(session.lost ?? new DatabaseUnavailable('deadline')), connectMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
