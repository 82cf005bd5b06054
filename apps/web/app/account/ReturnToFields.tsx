import type { ReturnTo } from './return-to.ts';

/** Carries along, through a form, what signing in was asked for. */
export function ReturnToFields({ next, purpose }: ReturnTo) {
  return (
    <>
      {next && <input type="hidden" name="next" value={next} />}
      {purpose && <input type="hidden" name="then" value={purpose} />}
    </>
  );
}
