import { Conflict, Invalid, NotFound } from '@entraide/core/error';
import {
  listRevisions,
  previewRollBack,
  readSettings,
  rollBackSettings,
  SettingsMoved,
} from '@entraide/core/revision';
import { settingsPaths } from '@entraide/model/path';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { authorOf } from '../../settings/say-author.server.ts';
import { sayChanges } from '../../settings/say-changes.server.ts';

const PAGE = 20;

/** The revisions, the newest first; `?back=N` also says what bringing back that one would do. */
export async function loadHistory({ ctx, context, url }: RouteArgs) {
  const t = getT(context, 'settings');
  const number = (name: string) => numberIn(url.searchParams.get(name));
  const before = number('before');
  const to = number('back');
  const { config, number: newest } = await readSettings(ctx);
  const revisions = await listRevisions(ctx, { limit: PAGE, ...(before !== null && { before }) });
  const around = { t, locale: ctx.locale, config };
  const back = to === null ? null : await previewRollBack(ctx, { to });
  return {
    title: t('history.title'),
    newest,
    revisions: revisions.map((one) => ({
      number: one.number,
      at: one.at.toISOString(),
      by: authorOf(one, t),
      restores: one.restores,
      changes: one.number === 1 ? [] : sayChanges(one.changes, around),
    })),
    next:
      revisions.length === PAGE && revisions.at(-1)?.number !== 1 ? (revisions.at(-1)?.number ?? null) : null,
    back: back && to && { to, base: back.number, changes: sayChanges(back.changes, around), kept: back.kept },
    done: number('done'),
  };
}

const numberIn = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;

export async function rollBack({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const [to, base] = ['to', 'base'].map((name) => numberIn(String(form.get(name) ?? '')));
  if (!to || !base) throw new Invalid([{ path: ['to'], code: 'invalid', message: 'name a revision' }]);
  const refuse = (code: string, status: number) => data({ faults: [{ field: null, code }] }, status);
  try {
    const { number } = await rollBackSettings(ctx, { to, base });
    throw safeRedirect(settingsPaths.history({ done: number }));
  } catch (error) {
    if (error instanceof SettingsMoved) return refuse('movedHistory', 409);
    if (error instanceof Conflict) return refuse('lostLogo', 409);
    if (error instanceof Invalid) return refuse('oldSettings', 422);
    if (error instanceof NotFound) return refuse('noRevision', 404);
    throw error;
  }
}
