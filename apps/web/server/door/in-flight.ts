import type { Socket } from 'node:net';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { StaticFiles } from '../files/static-files.ts';
import type { AppEnv } from './app-env.ts';
import type { LimitOf } from './body-limits.ts';
import { answerRefusal, problem } from './refusal.ts';
import { createSlots, type Slots } from './slots.ts';

/** A browser and a proxy send one request at a time on a connection of HTTP/1.1; only pipelining sends more. */
const A_CONNECTION = { running: 4, waiting: 0 };
/** Static files of one connection wait for each other; a page asks for some dozens. */
const FILES_OF_A_CONNECTION = { running: 2, waiting: 1000 };
/** Pages and API answers that are being made. The database lends 8 sessions, so more at once only cost memory. */
const A_PROCESS = { running: 32, waiting: 256 };
/** Uploads that are under way: each takes as long as its sender needs, so they get places of their own and leave pages theirs. */
const UPLOADS = { running: 6, waiting: 12 };
const LONGEST_WAIT_MS = 3000;

const busy = { status: 503, code: 'busy', retryAfterSeconds: 2 } as const;
/** Not a page: only a program pipelines, and hundreds of pages made at once would keep everybody else waiting. */
const busyProblem = JSON.stringify(problem(busy));
const busyHeaders = {
  'Cache-Control': 'no-store',
  'Content-Type': 'application/problem+json',
  'Retry-After': String(busy.retryAfterSeconds),
};

/** Answers what a connection asks above its limit with 503, until it has taken the answers before. */
export function limitOfConnection(files: StaticFiles) {
  const pages = slotsOfSockets(A_CONNECTION);
  const filesOf = slotsOfSockets(FILES_OF_A_CONNECTION);
  return createMiddleware<AppEnv>(async (c, next) => {
    const incoming = c.env?.incoming;
    const outgoing = c.env?.outgoing;
    if (!incoming || !outgoing) return next();
    const slots = (files.has(c.req.path) ? filesOf : pages)(incoming.socket);
    const release = await slots.take(isGone(c));
    if (release === 'gone') return nobody();
    if (release === 'full') return c.body(busyProblem, 503, busyHeaders);
    // An answer that waits to be sent takes memory as long as it waits.
    outgoing.once('close', release);
    return next();
  });
}

/**
 * Lets so many requests be worked on at a time; the others wait their turn, a little. A request whose connection is gone by then is
 * not worked on. Comes after an ordinary body has been read: a slow sender must not take a place.
 */
export function limitOfProcess(limitOf: LimitOf) {
  const pages = createSlots({ ...A_PROCESS, longestWaitMs: LONGEST_WAIT_MS });
  const uploads = createSlots({ ...UPLOADS, longestWaitMs: LONGEST_WAIT_MS });
  return createMiddleware<AppEnv>(async (c, next) => {
    const { kind } = limitOf(c.req.method, c.req.path);
    const release = await (kind === 'upload' ? uploads : pages).take(isGone(c));
    if (release === 'gone') return nobody();
    if (release === 'full') return answerRefusal(c, busy);
    try {
      await next();
    } finally {
      release();
    }
  });
}

/** Whoever has left while we looked up who they are gets no page made. */
export const unlessGone = createMiddleware<AppEnv>(async (c, next) => (isGone(c)() ? nobody() : next()));

/** True once there is nobody left to answer. */
export const isGone = (c: Context<AppEnv>) => () => c.env?.incoming?.socket.destroyed ?? false;

/** "Client closed request" (nginx's number): for the log only, because nobody reads it. */
export const nobody = () => new Response(null, { status: 499 });

function slotsOfSockets(limits: { running: number; waiting: number }): (socket: Socket) => Slots {
  const known = new WeakMap<Socket, Slots>();
  return (socket) => {
    const slots = known.get(socket) ?? createSlots({ ...limits, longestWaitMs: 15_000 });
    known.set(socket, slots);
    return slots;
  };
}
