import { Agent, get } from 'node:http';

export interface Asked {
  path: string;
  headers?: Record<string, string>;
}

export interface Answer {
  path: string;
  status: number;
  retryAfter: string | null;
  /** Milliseconds since the load began. */
  at: number;
  tookMs: number;
}

/** Asks one after another, `clients` at a time, until stopped; returns every answer. A connection that breaks has status 0. */
export function startLoad(port: number, asked: readonly Asked[], clients: number) {
  const agent = new Agent({ keepAlive: true });
  const answers: Answer[] = [];
  const began = performance.now();
  let stopped = false;
  const client = async (n: number) => {
    for (let i = n; !stopped; i++) {
      const one = asked[i % asked.length];
      if (one) answers.push(await ask(port, agent, one, began));
    }
  };
  const running = Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
  return {
    answers,
    sinceBegan: () => performance.now() - began,
    async stop(): Promise<Answer[]> {
      stopped = true;
      await running;
      agent.destroy();
      return answers;
    },
  };
}

function ask(port: number, agent: Agent, { path, headers = {} }: Asked, began: number): Promise<Answer> {
  const started = performance.now();
  return new Promise((done) => {
    const end = (status: number, retryAfter: string | null) => {
      const now = performance.now();
      done({ path, status, retryAfter, at: now - began, tookMs: now - started });
    };
    get(
      {
        host: '127.0.0.1',
        port,
        path,
        agent,
        headers: { host: 'ufe.localhost', accept: 'text/html', ...headers },
      },
      (response) => {
        response.resume();
        response.on('end', () => end(response.statusCode ?? 0, response.headers['retry-after'] ?? null));
      },
    ).on('error', () => end(0, null));
  });
}

/** The text of one page, whatever its status. */
export function readPage(port: number, path: string): Promise<string> {
  return new Promise((done, fail) => {
    const headers = { host: 'ufe.localhost', accept: 'text/html', 'accept-language': 'fr' };
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(Buffer.concat(parts).toString('utf8')));
    }).on('error', fail);
  });
}
