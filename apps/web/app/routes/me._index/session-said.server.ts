import type { OwnSession } from '@entraide/core/session';
import { browserNames, isBrowser, isSystem, systemNames } from '@entraide/model/device';

/** A session as its page says it: names that are the same in every language, or null. */
export interface SessionSaid {
  id: string;
  browser: string | null;
  system: string | null;
  /** ISO 8601. */
  since: string;
  here: boolean;
}

export const sessionSaid = ({ id, browser, system, since, here }: OwnSession): SessionSaid => ({
  ...{ id, here, since: since.toISOString() },
  browser: isBrowser(browser) ? browserNames[browser] : null,
  system: isSystem(system) ? systemNames[system] : null,
});
