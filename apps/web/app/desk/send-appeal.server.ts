import { Conflict, Gone } from '@entraide/core/error';
import { refusedForm } from '../forms/refused.server.ts';
import { data, readForm, safeRedirect } from '../framework/index.ts';

/** Asks for another look, by a verb that knows whose decision it is; then shows the page again. */
export async function sendAppeal(
  { request }: { request: Request },
  ask: (words: { words: string }) => Promise<void>,
  page: string,
) {
  const typed = { words: String((await readForm(request)).get('words') ?? '') };
  const refuse = (code: string, status: number) => data({ typed, faults: [{ field: null, code }] }, status);
  try {
    await ask(typed);
  } catch (error) {
    if (error instanceof Gone) return refuse('over', 410);
    if (error instanceof Conflict) return refuse('again', 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(page, 303);
}
