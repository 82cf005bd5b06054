import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import type { LimitOf, LimitOfRoute } from './body-limits.ts';
import { answerRefusal, type Refused, refuseInPage, wantsPage } from './refusal.ts';

type Reason = 'too-large' | 'too-slow' | 'broken-off';

/** What reading a body throws once it has been stopped. */
export class BodyStopped extends Error {
  override readonly name = 'BodyStopped';
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(`The body was stopped: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Stops a body at the limit of its route, with or without a Content-Length. An ordinary body is read whole first, so that what is
 * behind never waits for a slow sender; one of an upload is passed on as it comes.
 */
export function limitOfBody(limitOf: LimitOf) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { raw } = c.req;
    if (raw.body === null) return next();
    const limit = limitOf(c.req.method, c.req.path);
    const refuse = (reason: Reason) =>
      reason === 'too-large' && limit.kind === 'form' && wantsPage(c)
        ? refuseInPage(c, next, { code: 'too-large', status: 413, retryAfterSeconds: null })
        : answerStopped(c, reason, limit);
    if (Number(raw.headers.get('content-length') ?? 0) > limit.mostBytes) return refuse('too-large');

    const body = limitedBody(raw.body, limit);
    try {
      if (limit.kind === 'upload') {
        replaceBody(c, body.stream);
        await next();
        const reason = body.stopped();
        if (reason === null) return;
        // Also when the route made something else of the error. Without the first line the headers of both would be sent.
        c.res = undefined;
        c.res = answerStopped(c, reason, limit);
        return;
      }
      const bytes = await new Response(body.stream).arrayBuffer().catch(() => null);
      if (bytes === null) return refuse(body.stopped() ?? 'broken-off');
      replaceBody(c, bytes);
      return next();
    } finally {
      body.release();
    }
  });
}

function replaceBody(c: Context<AppEnv>, body: ReadableStream<Uint8Array> | ArrayBuffer): void {
  const { url, method, headers, signal } = c.req.raw;
  // A stream wants `duplex`, which the types of the browser do not know.
  c.req.raw = new Request(url, { method, headers, signal, body, duplex: 'half' } as RequestInit);
}

/** The same bytes, as they are asked for, until there are too many or the time is over. */
function limitedBody(source: ReadableStream<Uint8Array>, { mostBytes, longestMs }: LimitOfRoute) {
  const reader = source.getReader();
  let bytes = 0;
  let stopped: Reason | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        timer = setTimeout(() => stop(controller, 'too-slow'), longestMs);
      },
      async pull(controller) {
        const read = await reader.read().catch(() => null);
        if (stopped !== null) return;
        if (read === null) return stop(controller, 'broken-off');
        if (read.done) {
          clearTimeout(timer);
          return controller.close();
        }
        bytes += read.value.byteLength;
        if (bytes > mostBytes) return stop(controller, 'too-large');
        controller.enqueue(read.value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read before somebody asks for it.
    { highWaterMark: 0 },
  );
  /** The source is not cancelled: that would close the connection before the answer has left. */
  function stop(controller: ReadableStreamDefaultController<Uint8Array>, reason: Reason): void {
    stopped = reason;
    clearTimeout(timer);
    controller.error(new BodyStopped(reason));
  }
  return { stream, stopped: () => stopped, release: () => clearTimeout(timer) };
}

function answerStopped(c: Context<AppEnv>, reason: Reason, { kind, mostBytes, longestMs }: LimitOfRoute) {
  const response = answerRefusal(c, refusals[reason]({ kind, mostBytes, longestMs }));
  // What is still on its way would be taken for the next request.
  response.headers.set('Connection', 'close');
  return response;
}

const refusals: Record<Reason, (limit: LimitOfRoute) => Refused> = {
  'too-large': ({ kind, mostBytes }) => ({
    status: 413,
    code: kind === 'upload' ? 'file-too-large' : 'too-large',
    detail: `At most ${mostBytes} bytes.`,
  }),
  'too-slow': ({ longestMs }) => ({
    status: 408,
    code: 'too-slow',
    detail: `A body must be here within ${longestMs / 1000} seconds.`,
  }),
  'broken-off': () => ({ status: 400, code: 'malformed' }),
};
