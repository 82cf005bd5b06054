import type { RecordedOperation } from '@entraide/core/audit';
import type { T } from '../i18n/keys.ts';
import type { SaidAct } from './ActList.tsx';

/** Details that say whom or what it was about; all others are for machines. */
const shown = ['operator', 'host', 'reason'];

/** What operators did, for a person to read. */
export function saidActs(rows: readonly RecordedOperation[], t: T<'console'>): SaidAct[] {
  return rows.map(({ id, at, actor, action, details }) => {
    const key = action === 'tenant.status' ? `acts.status.${String(details.to)}` : `acts.action.${action}`;
    const said = t(key);
    return {
      id,
      at: at.toISOString(),
      actor,
      action: said === key ? action : said,
      about: shown.flatMap((name) => (typeof details[name] === 'string' ? [details[name]] : [])),
      space: typeof details.slug === 'string' ? details.slug : null,
    };
  });
}
