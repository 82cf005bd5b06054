import { availableLocales } from '../language/index.ts';
import { spread, type TenantConfig, type Texts } from '../tenant/index.ts';
import { CHECKED_ON, emergencyNumbers } from './numbers.ts';

export const SERVICES = ['police', 'ambulance', 'fire'] as const;
export type Service = (typeof SERVICES)[number];

/** Whom to call in a country, the space's own words before ours. */
export interface EmergencyCard {
  /** ISO 3166, two letters. */
  country: string;
  /** In the order in which they are shown; the same number for all of them is one line. */
  lines: { who: Service | 'all'; number: string }[];
  /** How one's own consulate is reached, in the words of the space. */
  consulate: Texts | null;
  /** The day when the numbers were last checked, YYYY-MM-DD; null: nobody said. */
  checkedOn: string | null;
  /** The space wrote one of the numbers itself. */
  own: boolean;
}

/** Most mobile phones lead it to the emergency services, wherever they are. */
export const MOBILE_EMERGENCY = '112';

/** @returns for a country that nobody wrote down: the number that mobile phones know */
export function emergencyCard(
  { emergency }: Pick<TenantConfig, 'emergency'>,
  country: string,
): EmergencyCard {
  const written = Object.hasOwn(emergency, country) ? emergency[country] : undefined;
  const known = Object.hasOwn(emergencyNumbers, country) ? emergencyNumbers[country] : undefined;
  const numberOf = (who: Service | 'all') => written?.[who] ?? known?.[who];
  const own =
    written !== undefined && [...SERVICES, 'all' as const].some((who) => written[who] !== undefined);
  const all = numberOf('all');
  const services = SERVICES.flatMap((who) => {
    const number = numberOf(who);
    return number === undefined || number === all ? [] : [{ who, number }];
  });
  const lines = [...(all === undefined ? [] : [{ who: 'all' as const, number: all }]), ...services];
  return {
    country,
    lines: lines.length > 0 ? lines : [{ who: 'all', number: MOBILE_EMERGENCY }],
    consulate: written?.consulate === undefined ? null : spreadOver(written.consulate),
    checkedOn: own ? (written?.checkedOn ?? null) : known ? CHECKED_ON : null,
    own,
  };
}

const spreadOver = (texts: string | Texts): Texts =>
  typeof texts === 'string' ? spread(texts, availableLocales) : texts;

/** What a telephone dials: digits, and a plus sign in front; not the (0) that is written for callers at home. */
export const telOf = (number: string): string => `tel:${number.replace(/\(0\)|[^\d+]/g, '')}`;
