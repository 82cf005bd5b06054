import type { Ctx } from '@entraide/core/ctx';
import { countryName } from '@entraide/core/place';
import { emergencyNumbers } from '@entraide/model/emergency';

/** Countries of which something is known, by us or by the space, in the order of the reader's alphabet. */
export function countriesShown({ tenant, locale }: Ctx): { code: string; name: string }[] {
  const codes = new Set([...Object.keys(emergencyNumbers), ...Object.keys(tenant.config.emergency)]);
  return [...codes]
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}
