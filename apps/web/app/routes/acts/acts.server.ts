import { listOperations } from '@entraide/core/audit';
import { NotFound } from '@entraide/core/error';
import { findTenant } from '@entraide/core/tenant';
import { isId } from '@entraide/model';
import { saidActs } from '../../console/said-acts.server.ts';
import type { ConsoleArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

const PAGE = 50;

export async function loadActs({ operate, context, url }: ConsoleArgs) {
  const slug = (url.searchParams.get('space') ?? '').trim().toLowerCase();
  const before = url.searchParams.get('before') ?? '';
  const tenantId = slug === '' ? undefined : await idOf(operate, slug);
  const rows =
    tenantId === null
      ? []
      : await listOperations(operate, {
          limit: PAGE + 1,
          ...(tenantId && { tenantId }),
          ...(isId(before) && { before }),
        });
  const t = getT(context, 'console');
  const acts = saidActs(rows.slice(0, PAGE), t);
  return {
    title: t('acts.title'),
    slug,
    unknownSpace: tenantId === null,
    acts,
    next: rows.length > PAGE ? (acts.at(-1)?.id ?? null) : null,
  };
}

async function idOf(operate: ConsoleArgs['operate'], slug: string): Promise<string | null> {
  try {
    return (await findTenant(operate, slug)).id;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
