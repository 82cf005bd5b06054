import { type Ctx, visitor } from '@entraide/core/ctx';
import { readOperatorSession } from '@entraide/core/operator';
import { originOf } from '@entraide/core/settings';
import { readVisit } from '@entraide/core/support';
import { deviceOf } from '@entraide/model/device';
import { availableLocales } from '@entraide/model/language';
import { createMiddleware } from 'hono/factory';
import type { Cookies } from '../../http/load-context.ts';
import type { Deps } from '../start/deps.ts';
import type { AppEnv } from './app-env.ts';
import { hostOf } from './host.ts';
import { negotiateLocale } from './locale.ts';
import { answerRefusal } from './refusal.ts';

const YEAR_S = 365 * 86_400;

/** Finds out, once and for all behind it, whose host this is. 421 for one that is not ours. */
export function knownHost(deps: Deps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const incoming = c.env?.incoming;
    const host = hostOf(
      incoming
        ? { hosts: hostHeaders(incoming.rawHeaders), target: incoming.url ?? '/' }
        : { hosts: [c.req.header('host') ?? new URL(c.req.url).host], target: '/' },
    );
    const { db, clock, log, fileStore, secretKey, geocoder = null, dns, succession, plans, stripe } = deps;
    const { secondFactor, rootDomain, address, about } = deps;
    c.set('platformOrigin', originOf(rootDomain, address));
    if (host === null) return answerRefusal(c, misdirected);
    const platform = {
      ...{ db, clock, log, fileStore, geocoder, stripe: deps.stripe ?? null },
      ...(dns && { dns }),
      ...(secretKey && { secretKey }),
      ...(secondFactor && { secondFactor }),
      ...(succession && { succession }),
      ...(plans && { plans }),
      ...(stripe && { stripe }),
    };
    if (host === rootDomain || host === `console.${rootDomain}`) {
      const own = { platform, address, about };
      const isConsole = host !== rootDomain;
      c.set('site', isConsole ? { kind: 'console', operator: null, ...own } : { kind: 'platform', ...own });
      c.set('origin', originOf(host, address));
    } else {
      const tenant = await deps.tenants.get(host);
      if (!tenant) return answerRefusal(c, misdirected);
      const { requestId, ip } = c.var;
      const locale = tenant.config.locales[0] ?? 'en';
      c.set('site', { kind: 'space', ctx: { ...platform, tenant, actor: visitor, locale, requestId, ip } });
      c.set('origin', tenant.origin);
    }
    c.set('host', host);
    await next();
    const { site } = c.var;
    // Whoever has just changed a setting asks again before its announcement is heard here. What was refused changed nothing.
    const changed = c.req.method === 'POST' && c.req.path.startsWith('/admin/') && c.res.status < 400;
    if (site.kind === 'space' && changed) deps.tenants.forget(site.ctx.tenant.id);
    return undefined;
  });
}

const misdirected = { status: 421, code: 'misdirected', detail: 'There is no space at this host.' } as const;

/** Node keeps the first of two; here both are seen. */
function hostHeaders(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'host');
}

/** Who asks, and in which language: for what is behind the door, not for files. */
export function caller({ readSession, operatorDb }: Pick<Deps, 'readSession' | 'operatorDb'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { site, cookies } = c.var;
    const api = c.req.path.startsWith('/api/');
    const query = (name: string) => c.req.query(name) ?? null;
    const asked = api ? query('locale') : query('lang');
    const locales = site.kind === 'space' ? site.ctx.tenant.config.locales : availableLocales;
    const wish = { asked, chosen: cookies.get('locale'), accepted: c.req.header('accept-language') };
    const locale = negotiateLocale(wish, locales);
    c.set('locale', locale);
    // A page within another site leaves nothing behind.
    if (!api && c.req.path !== '/embed' && asked === locale) cookies.set('locale', locale, YEAR_S);
    const token = cookies.get('session');
    if (site.kind === 'space') {
      const actor =
        (await helperOf(site.ctx, cookies)) || (token && (await readSession(site.ctx, token))) || visitor;
      const device = deviceOf(c.req.header('user-agent'));
      const ctx: Ctx = { ...site.ctx, locale, actor, device };
      c.set('site', { kind: 'space', ctx });
    }
    if (site.kind === 'console' && token && operatorDb) {
      const operator = await readOperatorSession({ ...site.platform, db: operatorDb }, token);
      c.set('site', { ...site, operator });
    }
    return next();
  });
}

/** An operator who is here to help, also where they are a member. A cookie that opens nothing any more goes. */
async function helperOf(ctx: Ctx, cookies: Cookies) {
  const token = cookies.get('support');
  if (token === null) return null;
  const helper = await readVisit(ctx, token);
  if (!helper) cookies.drop('support');
  return helper;
}
