import { Invalid } from '@entraide/core/error';
import { changeLogo, MOST_LOGO_BYTES } from '@entraide/core/picture';
import { settingsPaths } from '@entraide/model/path';
import { fileOfForm } from '../framework/file-of-form.server.ts';
import { safePath, safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';

/** There is nothing to see here: whoever reloads after a file that was too large is led to the form. */
export const loader = spaceLoader(() => {
  throw safeRedirect(settingsPaths.section('look'));
});

/** A logo is sent by itself, whatever else is being changed on the page; what is wrong with it is said there. */
export const action = spaceAction(async ({ ctx, request }) => {
  const form = await fileOfForm(request, { field: 'logo', mostBytes: MOST_LOGO_BYTES });
  const back = safePath(form.texts.get('back'), settingsPaths.section('look'));
  const to = (outcome: string) => safeRedirect(`${back.split('?')[0]}?logo=${outcome}`, 303);
  if (form.bytes === null) throw to('too-large');
  try {
    await changeLogo(ctx, form.texts.get('intent') === 'remove' ? null : form.bytes);
  } catch (error) {
    const fault = error instanceof Invalid ? error.faults.find(({ path }) => path[0] === 'logo') : undefined;
    if (!fault) throw error;
    throw to(fault.code);
  }
  throw to('done');
});
