import { useNavigation } from '@remix-run/react';
import { useHeld } from './hold-unsent.ts';

/** True while a form is on its way; a button that sends it waits for the answer. */
export function useSending(): boolean {
  const { state } = useNavigation();
  const held = useHeld();
  return state === 'submitting' && !held;
}

/** Where a form's action leads to, from its answer until that page is there; null otherwise, and when the form was sent back. */
export function useTakenTo(): string | null {
  const { state, formMethod, location } = useNavigation();
  if (state !== 'loading' || formMethod === undefined) return null;
  // Else the same page is loaded again with what is wrong in the form.
  return location.state?._isRedirect === true ? location.pathname : null;
}
