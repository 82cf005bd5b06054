import { decideAppeal, decideBan, decideCase, handOver, undoDecision } from '@entraide/core/desk';
import { Conflict, Invalid, NotAllowed, NotFound } from '@entraide/core/error';
import { deskPaths } from '@entraide/model/path';
import type { FormFault } from '../forms/faults.ts';
import { refusedForm } from '../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../framework/index.ts';

const MOST_AT_ONCE = 50;

/** Every form of the desk: one decision, several, a second opinion on a ban, an undo, an answer to an appeal. */
export async function deciding({ ctx, params, request, url }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = {
    ground: text('ground'),
    facts: text('facts'),
    days: text('days'),
    reasons: text('reasons'),
    id: text('id'),
  };
  const refuse = (code: string, status: number, field: string | null = null) =>
    data({ typed, faults: [{ field, code }] as FormFault[] }, status);
  const id = params.id ?? '';
  const intent = text('intent');
  // Where the reader goes on: the next case, or the queue.
  const next = (query: Record<string, string>): never => {
    const after = text('next');
    throw safeRedirect(after ? deskPaths.case(after, query) : deskPaths.desk(query), 303);
  };
  try {
    switch (intent) {
      case 'undo': {
        const { caseId } = await undoDecision(ctx, typed.id);
        throw safeRedirect(deskPaths.case(caseId, { done: 'undone' }), 303);
      }
      case 'hand-over':
        await handOver(ctx, id);
        return next({ done: 'handed' });
      case 'agree':
      case 'disagree':
        await decideBan(ctx, id, { agree: intent === 'agree' });
        return next({ done: intent === 'agree' ? 'agreed' : 'disagreed' });
      case 'appeal': {
        const outcome = text('outcome');
        await decideAppeal(ctx, typed.id, { outcome, reasons: typed.reasons });
        throw safeRedirect(deskPaths.desk({ done: outcome }), 303);
      }
      case 'bulk': {
        const kind = text('kind') === 'other' ? text('other') : text('kind');
        const ids = form.getAll('case').map(String).slice(0, MOST_AT_ONCE);
        if (ids.length === 0) return refuse('nothing', 422);
        const { missed, unfit } = await decideEach(ctx, ids, kind, typed.ground);
        const decided = ids.length - missed - unfit;
        throw safeRedirect(deskPaths.desk({ decided, missed, unfit }), 303);
      }
      default: {
        const { decisionId } = await decideCase(ctx, id, {
          kind: intent,
          ground: typed.ground,
          ...(typed.facts.trim() !== '' && { facts: typed.facts }),
          ...(intent === 'limit' && { days: typed.days }),
        });
        return next({ done: intent, decision: decisionId });
      }
    }
  } catch (error) {
    if (error instanceof NotFound && url.pathname === deskPaths.desk()) return refuse('gone', 404);
    if (error instanceof Conflict)
      return refuse(
        intent === 'undo' ? 'late' : /last admin/.test(error.message) ? 'last-admin' : 'claimed',
        409,
      );
    if (error instanceof NotAllowed) return refuse('not-allowed', 403);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
}

const BULK_LIMIT_DAYS = 7;

/**
 * Decides several cases alike, or hands them over.
 * @returns missed: how many could not be decided, because somebody else looks at them or has decided, or they are about the reader.
 *   unfit: how many are about something that cannot be decided about like this
 */
async function decideEach(ctx: RouteArgs['ctx'], ids: string[], kind: string, ground: string) {
  const counts = { missed: 0, unfit: 0 };
  const decision = { kind, ground, ...(kind === 'limit' && { days: BULK_LIMIT_DAYS }) };
  for (const id of ids)
    try {
      if (kind === 'hand-over') await handOver(ctx, id);
      else await decideCase(ctx, id, decision);
    } catch (error) {
      if (isUnfit(error)) counts.unfit += 1;
      else if (error instanceof Conflict || error instanceof NotAllowed || error instanceof NotFound)
        counts.missed += 1;
      else throw error;
    }
  return counts;
}

const isUnfit = (error: unknown) =>
  error instanceof Invalid && error.faults.some(({ code }) => code === 'not-for-this');
