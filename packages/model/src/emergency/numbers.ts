/** When the numbers below were last compared with the sources. A space that knows better writes its own. */
export const CHECKED_ON = '2026-11-27';

/** What they were compared with. */
export const SOURCES = [
  'https://digital-strategy.ec.europa.eu/en/policies/112',
  'https://en.wikipedia.org/wiki/List_of_emergency_telephone_numbers',
  'https://www.challenge.ma/maroc-ces-numeros-quil-faut-avoir-en-cas-durgence-243599/',
  'https://www.maghrebemergent.com/algerie-les-4-numeros-durgence-indispensables-pour-un-voyage-sans-tracas/',
  'https://www.seneweb.com/news/Societe/insecurite-le-123-nouveau-numero-vert-an_n_379405.html',
  'https://www.lbcgroup.tv/news/lebanon-news/819900/',
  'https://thailandsimple.com/emergency-numbers-in-thailand',
] as const;

export interface EmergencyNumbers {
  police: string;
  ambulance: string;
  fire: string;
  /** One that leads to all of them; absent where there is none. */
  all?: string;
}

const one = (all: string): EmergencyNumbers => ({ police: all, ambulance: all, fire: all, all });
const three = (police: string, ambulance: string, fire: string, all?: string): EmergencyNumbers => ({
  ...{ police, ambulance, fire },
  ...(all !== undefined && { all }),
});

const france = three('17', '15', '18', '112');

/** By the two letters of ISO 3166. */
export const emergencyNumbers: Readonly<Record<string, EmergencyNumbers>> = {
  // The European Union: 112 everywhere, beside what each country had before.
  AT: three('133', '144', '122', '112'),
  BE: three('101', '112', '112', '112'),
  BG: one('112'),
  CY: one('112'),
  CZ: three('158', '155', '150', '112'),
  DE: three('110', '112', '112', '112'),
  DK: one('112'),
  EE: one('112'),
  ES: one('112'),
  FI: one('112'),
  FR: france,
  GR: three('100', '166', '199', '112'),
  HR: three('192', '194', '193', '112'),
  HU: one('112'),
  IE: one('112'),
  IT: one('112'),
  LT: one('112'),
  LU: three('113', '112', '112', '112'),
  LV: three('110', '113', '112', '112'),
  MT: one('112'),
  NL: one('112'),
  PL: three('997', '999', '998', '112'),
  PT: one('112'),
  RO: one('112'),
  SE: one('112'),
  SI: three('113', '112', '112', '112'),
  SK: three('158', '155', '150', '112'),
  // French overseas.
  ...{ BL: france, GF: france, GP: france, MF: france, MQ: france, PM: france, RE: france, YT: france },
  NC: three('17', '15', '18'),
  PF: three('17', '15', '18'),
  // The rest of Europe.
  AD: three('110', '116', '118', '112'),
  CH: three('117', '144', '118', '112'),
  GB: one('999'),
  IS: one('112'),
  LI: three('117', '144', '118', '112'),
  MC: three('17', '18', '18', '112'),
  MD: one('112'),
  ME: three('122', '124', '123', '112'),
  NO: three('112', '113', '110', '112'),
  RS: three('192', '194', '193', '112'),
  TR: one('112'),
  UA: three('102', '103', '101', '112'),
  // Africa.
  CI: three('111', '185', '180'),
  CM: three('117', '119', '118'),
  DZ: three('1548', '1021', '1021'),
  MA: three('19', '15', '15'),
  MU: three('999', '114', '995'),
  SN: three('17', '1515', '18'),
  TN: three('197', '190', '198'),
  ZA: three('10111', '10177', '10177', '112'),
  // Asia and the Near East.
  AE: three('999', '998', '997'),
  CN: three('110', '120', '119'),
  HK: one('999'),
  IN: one('112'),
  JP: three('110', '119', '119'),
  KR: three('112', '119', '119'),
  LB: three('112', '140', '125'),
  SG: three('999', '995', '995'),
  TH: three('191', '1669', '199'),
  VN: three('113', '115', '114'),
  // America.
  AR: three('911', '107', '100'),
  BR: three('190', '192', '193'),
  CA: one('911'),
  CL: three('133', '131', '132'),
  MX: one('911'),
  US: one('911'),
  // Oceania.
  AU: one('000'),
  NZ: one('111'),
};
