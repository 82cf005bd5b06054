import { Conflict, Invalid, NotAllowed, TooMany } from '@entraide/core/error';
import { askForExport } from '@entraide/core/export';
import { deleteMe } from '@entraide/core/member';
import { paths } from '@entraide/model/path';
import { dropDrafts } from '../../account/drop-drafts.server.ts';
import type { FormFault } from '../../forms/faults.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

/** The action of the page of one's own data: asks for a file of it, or leaves the space. */
export async function changeMyData(args: RouteArgs) {
  const form = await readForm(args.request);
  return form.get('intent') === 'leave' ? leave(args, form) : take(args);
}

function refuse(field: string | null, code: string, status: number) {
  const faults: FormFault[] = [{ field, code }];
  return data({ faults }, status);
}

async function take({ ctx }: RouteArgs) {
  try {
    await askForExport(ctx);
  } catch (error) {
    if (error instanceof TooMany) return refuse(null, 'too-many', 429);
    throw error;
  }
  throw safeRedirect(`${paths.myData({ asked: 1 })}#export`, 303);
}

async function leave(args: RouteArgs, form: FormData) {
  const { ctx, session } = args;
  if (form.get('confirm') !== 'yes') return refuse('confirm', 'confirm', 422);
  try {
    await deleteMe(ctx);
  } catch (error) {
    if (error instanceof Conflict) return refuse(null, 'last-admin', 409);
    if (error instanceof Invalid) return refuse(null, 'decision-waits', 409);
    if (error instanceof NotAllowed) return refuse(null, 'suspended', 403);
    throw error;
  }
  await dropDrafts(args);
  session.end();
  throw safeRedirect(paths.join({ left: 1 }));
}
