import type { Onward } from './onward.ts';

/** Carries along, through a form, what signing in was asked for. */
export function OnwardFields({ next, purpose }: Onward) {
  return (
    <>
      {next && <input type="hidden" name="next" value={next} />}
      {purpose && <input type="hidden" name="then" value={purpose} />}
    </>
  );
}
