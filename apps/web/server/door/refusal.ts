import { type DomainError, type Fault, Invalid } from '@entraide/core/error';
import { availableLocales } from '@entraide/model/language';
import type { Context, Next } from 'hono';
import { type RefusalStatus, retryAfterOf, statusOf } from '../../http/errors.ts';
import type { AppEnv } from './app-env.ts';
import { doorPage } from './door-page.ts';
import { negotiateLocale } from './locale.ts';

export interface Refused {
  status: RefusalStatus | 400 | 405 | 408 | 413 | 414 | 421 | 500;
  /** Stable; the API shows it. */
  code: string;
  /** Plain English for developers, safe to show. */
  detail?: string;
  faults?: readonly Fault[];
  retryAfterSeconds?: number | null;
}

export function refusedBy(error: DomainError): Refused {
  return {
    status: statusOf(error),
    code: error.code,
    detail: error.message,
    ...(error instanceof Invalid ? { faults: error.faults } : {}),
    retryAfterSeconds: retryAfterOf(error),
  };
}

/** A refusal before a page or the API's handler had its say: a problem for programs, a plain page for people. */
export function answerRefusal(c: Context<AppEnv>, refused: Refused): Response {
  const headers: Record<string, string> = {
    'Cache-Control': 'no-store',
    ...(refused.retryAfterSeconds ? { 'Retry-After': String(refused.retryAfterSeconds) } : {}),
  };
  return !wantsPage(c)
    ? c.body(JSON.stringify(problem(refused)), refused.status, {
        ...headers,
        'Content-Type': 'application/problem+json',
      })
    : c.html(
        doorPage({
          ...refused,
          nonce: c.var.nonce,
          site: c.var.site,
          locale: localeOf(c),
          home: c.var.site ? '/' : (c.var.platformOrigin ?? null),
        }),
        refused.status,
        headers,
      );
}

/** True for people; programs get a problem. */
export const wantsPage = (c: Context<AppEnv>) =>
  !c.req.path.startsWith('/api/') && acceptsHtml(c.req.header('accept'));

/**
 * Refuses what a page was asked for, in the look of the space: the request goes on without what it brought, and the frame of the page is
 * all that is made.
 */
export async function refuseInPage(
  c: Context<AppEnv>,
  next: Next,
  refused: NonNullable<AppEnv['Variables']['refused']>,
): Promise<Response> {
  const { url, method, headers, signal } = c.req.raw;
  const kept = new Headers(headers);
  for (const name of ['content-length', 'content-type', 'transfer-encoding']) kept.delete(name);
  c.req.raw = new Request(url, { method, headers: kept, signal });
  c.set('refused', refused);
  await next();
  return c.res;
}

/** Before the door knows who asks, what their browser says must do. */
function localeOf(c: Context<AppEnv>): string {
  const { locale, site, cookies } = c.var;
  if (locale) return locale;
  const accepted = c.req.header('accept-language');
  const locales = site?.kind === 'space' ? site.ctx.tenant.config.locales : availableLocales;
  return negotiateLocale({ asked: null, chosen: cookies?.get('locale') ?? null, accepted }, locales);
}

const acceptsHtml = (accept: string | undefined) => accept === undefined || /text\/html|\*\/\*/.test(accept);

const titles: Record<Refused['status'], string> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  414: 'Address too long',
  421: 'Misdirected request',
  422: 'Invalid',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

/** RFC 9457, with our stable code and the path of every fault. */
export function problem({ status, code, detail, faults }: Refused): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: titles[status],
    status,
    code,
    ...(detail ? { detail } : {}),
    ...(faults ? { errors: faults.map(({ path, code, message }) => ({ path, code, message })) } : {}),
  };
}
