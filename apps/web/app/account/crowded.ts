import type { CodeAsked } from '@entraide/core/account';

const NAME = 'crowded';

/** For the address of the code page: the moment to ask again, when many people ask for codes just now. */
export function crowdedParam({ crowded }: CodeAsked, now: Date): Record<string, string> {
  if (!crowded) return {};
  return { [NAME]: String(Math.ceil(now.getTime() / 1000) + crowded.retryAfterSeconds) };
}

/** Seconds left until then; null when it is over, or an hour away (nobody of ours wrote that). */
export function readCrowded(search: URLSearchParams, now: Date): number | null {
  const seconds = Number(search.get(NAME)) - Math.floor(now.getTime() / 1000);
  return seconds > 0 && seconds <= 3600 ? seconds : null;
}
