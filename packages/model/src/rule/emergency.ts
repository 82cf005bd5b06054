/** Numbers that help at once, in many countries, written as people write them; they may stand in any text. */
export const EMERGENCY_NUMBERS: readonly string[] = [
  ...[
    '112',
    '911',
    '999',
    '000',
    '111',
    '113',
    '115',
    '110',
    '117',
    '118',
    '119',
    '144',
    '190',
    '192',
    '193',
  ],
  ...['15', '17', '18', '114', '116', '116000', '116006', '116111', '116117', '116123'],
  ...['3114', '3018', '3919', '3977', '988', '0800 05 95 95', '0808 2000 247', '1-800-799-7233'],
  // The French ministry of foreign affairs: its desk, and its crisis centre for people abroad.
  ...['+33 1 43 17 53 53', '+33 1 53 59 11 00', '+33 1 53 59 11 10'],
];
