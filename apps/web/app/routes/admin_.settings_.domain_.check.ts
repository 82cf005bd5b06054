import { checkDomain } from '@entraide/core/domain';
import { readForm, spaceAction } from '../framework/index.ts';

/** While somebody looks at the page of domains: the same step as its button. */
export const action = spaceAction(async ({ ctx, request }) => {
  const form = await readForm(request);
  const { state } = await checkDomain(ctx, String(form.get('host') ?? ''));
  return Response.json({ state });
});
