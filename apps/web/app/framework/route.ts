import type { OperatorCtx } from '@entraide/core/audit';
import type { Ctx } from '@entraide/core/ctx';
import { DomainError } from '@entraide/core/error';
import type { PasskeySite } from '@entraide/core/factor';
import type { ConsoleVisitor, SignedInOperator } from '@entraide/core/operator';
import { consolePaths, paths } from '@entraide/model/path';
import { data } from '@remix-run/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/server-runtime';
import { retryAfterOf, statusOf } from '../../http/errors.ts';
import type { Cookies, LoadContext, SessionDoor, Site } from '../../http/load-context.ts';
import { safeRedirect } from './safe-redirect.ts';

/** What a route's function gets on any of our hosts. */
export interface SiteArgs {
  site: Site;
  request: Request;
  params: Record<string, string | undefined>;
  url: URL;
  nonce: string;
  cookies: Cookies;
  session: SessionDoor;
  context: LoadContext;
}

/** What a route's function gets on a space. */
export interface RouteArgs extends SiteArgs {
  ctx: Ctx;
}

/** What a route's function gets on the console, before anybody has signed in. */
export interface ConsoleDoorArgs extends SiteArgs {
  visitor: ConsoleVisitor;
  passkeySite: PasskeySite;
  /** Who is signed in already. */
  operator: SignedInOperator | null;
}

/** What a route's function gets on the console. */
export interface ConsoleArgs extends SiteArgs {
  /** The platform as the operator's role; what is done with it is recorded under the operator's name. */
  operate: OperatorCtx;
  operator: SignedInOperator;
  visitor: ConsoleVisitor;
  passkeySite: PasskeySite;
}

/** What the error boundary finds in `error.data` when a verb refused. */
export interface Refusal {
  code: DomainError['code'] | 'too-large' | 'no-console';
  retryAfterSeconds: number | null;
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** `export const loader = spaceLoader(async ({ ctx }) => ...)`: a page of a space; elsewhere there is no such page. */
export const spaceLoader = onSpace;
/** As `spaceLoader`. Return what can be corrected (`Invalid`) to stand beside its field; everything else may be thrown. */
export const spaceAction = onSpace;
/** A page for operators: elsewhere there is no such page, and whoever has not signed in is led there. */
export const consoleLoader = onConsole;
export const consoleAction = onConsole;
/** The console's pages for who has not signed in. */
export const consoleDoorLoader = atConsoleDoor;
export const consoleDoorAction = atConsoleDoor;
/** The frame's: it stands around what the door has refused, too. */
export const frameLoader = wrapped;
/** For a page that the platform's own hosts have, too: look at `site.kind`. */
export const siteLoader = wrap;
export const siteAction = wrap;

function onSpace<T>(work: (args: RouteArgs) => T) {
  return wrap((args) => {
    if (args.site.kind !== 'space') throw data<Refusal>({ code: 'not-found', retryAfterSeconds: null }, 404);
    return work({ ...args, ctx: args.site.ctx });
  });
}

function onConsole<T>(work: (args: ConsoleArgs) => T) {
  return wrap((args) => work(asOperator(args)));
}

/** For a page that other hosts have, too; else `consoleLoader` does it. @throws a redirect to the sign-in page */
export function asOperator(args: SiteArgs): ConsoleArgs {
  const door = consoleDoorOf(args);
  const { operator, visitor } = door;
  const { pathname, search } = args.url;
  const next = pathname + search;
  if (!operator) throw safeRedirect(consolePaths.signIn(next === '/' ? {} : { next }));
  return { ...door, operate: { ...visitor, operator: operator.name }, operator };
}

function atConsoleDoor<T>(work: (args: ConsoleDoorArgs) => T) {
  return wrap((args) => work(consoleDoorOf(args)));
}

function consoleDoorOf(args: SiteArgs): ConsoleDoorArgs {
  const { site, context, session } = args;
  if (site.kind !== 'console') throw data<Refusal>({ code: 'not-found', retryAfterSeconds: null }, 404);
  const { operate, ip, host, origin } = context;
  // This process was not given the operator's role: another one has the console.
  if (!operate) throw data<Refusal>({ code: 'no-console', retryAfterSeconds: null }, 503);
  const visitor = { ...operate, ip, browserToken: session.browserToken() };
  return { ...args, visitor, passkeySite: { host, origin }, operator: site.operator };
}

function wrap<T>(work: (args: SiteArgs) => T) {
  return wrapped((args) => {
    const { refused } = args.context;
    if (!refused) return work(args);
    const { code, status, retryAfterSeconds } = refused;
    if (retryAfterSeconds !== null) args.context.setRetryAfter(retryAfterSeconds);
    throw data<Refusal>({ code, retryAfterSeconds }, status);
  });
}

function wrapped<T>(work: (args: SiteArgs) => T) {
  return async ({ request, params, context }: Args): Promise<Awaited<T>> => {
    const { site, nonce, cookies, session } = context;
    const url = new URL(request.url);
    try {
      return await work({ site, request, params, url, nonce, cookies, session, context });
    } catch (thrown) {
      throw asThrowable(thrown, url, request.method, context);
    }
  };
}

/** Remix 2 revives a thrown plain object in the browser by a class name it carries: only these three kinds pass. */
function asThrowable(thrown: unknown, url: URL, method: string, context: LoadContext): unknown {
  if (thrown instanceof Response || isData(thrown)) return thrown;
  if (thrown instanceof DomainError) return refusal(thrown, nextOf(url, method), context);
  return thrown instanceof Error ? thrown : new Error('A route threw something that is no error');
}

/** Where to come back to. A form that was not taken must not be followed by what an earlier one had done. */
function nextOf({ pathname, searchParams }: URL, method: string): string {
  const search = new URLSearchParams(searchParams);
  if (method !== 'GET') for (const told of ['done', 'saved']) search.delete(told);
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}

function refusal(error: DomainError, next: string, context: LoadContext): unknown {
  if (error.code === 'sign-in-needed') {
    const isConsole = context.site.kind === 'console';
    return safeRedirect(isConsole ? consolePaths.signIn({ next }) : paths.login({ next }));
  }
  if (error.code === 'second-factor-needed') return safeRedirect(paths.secondFactor({ next }));
  if (error.code === 'second-factor-missing') return safeRedirect(paths.mySecurity({ next }));
  const retryAfterSeconds = retryAfterOf(error);
  if (retryAfterSeconds !== null) context.setRetryAfter(retryAfterSeconds);
  return data<Refusal>({ code: error.code, retryAfterSeconds }, { status: statusOf(error) });
}

const dataClass = data(null).constructor;
const isData = (thrown: unknown) => thrown instanceof dataClass;
