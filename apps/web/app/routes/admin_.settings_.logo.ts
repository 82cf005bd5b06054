import { Invalid } from '@entraide/core/error';
import { changeLogo, type LogoFault, MOST_LOGO_BYTES } from '@entraide/core/picture';
import { settingsPaths } from '@entraide/model/path';
import { fileOfForm, safePath, safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';

/** There is nothing to see here: whoever reloads after a file that was too large is led to the form. */
export const loader = spaceLoader(() => {
  throw safeRedirect(settingsPaths.section('look'));
});

/** A logo is sent by itself, whatever else is being changed on the page; what is wrong with it is said there. */
export const action = spaceAction(async ({ ctx, request }) => {
  const form = await fileOfForm(request, { field: 'logo', mostBytes: MOST_LOGO_BYTES });
  const back = safePath(form.texts.get('back'), settingsPaths.section('look'));
  const to = (outcome: string) => safeRedirect(`${back.split('?')[0]}?logo=${outcome}`, 303);
  try {
    if (form.texts.get('intent') === 'remove') await changeLogo(ctx, null);
    else await changeLogo(ctx, form.tooLarge ? Buffer.alloc(MOST_LOGO_BYTES + 1) : form.bytes);
  } catch (error) {
    const fault = error instanceof Invalid ? error.faults.find(({ path }) => path[0] === 'logo') : undefined;
    if (!fault) throw error;
    throw to(fault.code satisfies LogoFault | string);
  }
  throw to('done');
});
