import { Invalid } from '@entraide/core/error';
import { previewLocation } from '@entraide/core/listing';
import { readForm, spaceAction } from '../framework/index.ts';
import { lookingFrom } from '../post/looked-at.server.ts';
import { readPlaceSaid } from '../post/place.server.ts';
import type { Seen } from '../post/use-seen.ts';
import { readValues } from '../post/values.ts';

/** While somebody fills in the form: what others would see of the place it holds. Nothing is kept. */
export const action = spaceAction(async ({ ctx, request, cookies }) => {
  const values = readValues(await readForm(request));
  const said = await readPlaceSaid(ctx, values, await lookingFrom(ctx, cookies.get('place')));
  if ('fault' in said) return answer(said);
  try {
    const { precision } = values;
    return answer({ location: await previewLocation(ctx, { place: said.place, precision }) });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer({ fault: { field: 'precision', code: 'precision' } });
  }
});

const answer = (seen: Seen) => Response.json(seen);
