import { describe, expect, it } from 'vitest';
import { CHECKED_ON, emergencyCard, emergencyNumbers, MOBILE_EMERGENCY, telOf } from './index.ts';

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const least = ['GB', 'CH', 'US', 'CA', 'MA', 'TN', 'DZ', 'SN', 'TH', 'LB'];

describe('whom to call', () => {
  it('is known for the countries that members of the first spaces live in', () => {
    for (const country of [...EU, ...least]) expect(emergencyNumbers, country).toHaveProperty(country);
  });

  it('has 112 in the whole European Union', () => {
    for (const country of EU) expect(emergencyNumbers[country]?.all, country).toBe('112');
  });

  it('is made of short numbers that a telephone dials as they are', () => {
    for (const [country, numbers] of Object.entries(emergencyNumbers)) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      for (const number of Object.values(numbers)) expect(number, country).toMatch(/^\d{2,5}$/);
    }
  });

  it('says one number once', () => {
    const { lines, checkedOn, own } = emergencyCard({ emergency: {} }, 'US');
    expect(lines).toEqual([{ who: 'all', number: '911' }]);
    expect([checkedOn, own]).toEqual([CHECKED_ON, false]);
  });

  it('puts the words of the space before ours, number by number', () => {
    const emergency = {
      TH: {
        police: '1155',
        checkedOn: '2027-01-31',
        consulate: { fr: 'Ambassade : +66 2 657 51 00' },
      },
    };
    const card = emergencyCard({ emergency }, 'TH');
    expect(card.lines).toEqual([
      { who: 'police', number: '1155' },
      { who: 'ambulance', number: '1669' },
      { who: 'fire', number: '199' },
    ]);
    expect([card.checkedOn, card.own]).toEqual(['2027-01-31', true]);
    expect(card.consulate).toEqual({ fr: 'Ambassade : +66 2 657 51 00' });
    expect(emergencyCard({ emergency }, 'LB').own).toBe(false);
  });

  it('keeps our day when the space only wrote of its consulate', () => {
    const emergency = { TH: { consulate: 'Ambassade' } };
    expect(emergencyCard({ emergency }, 'TH')).toMatchObject({ checkedOn: CHECKED_ON, own: false });
  });

  it.each(['XX', '', '__proto__', 'toString'])(
    'of a country that nobody wrote down (%s) knows 112, without a day',
    (country) => {
      expect(emergencyCard({ emergency: {} }, country)).toMatchObject({
        lines: [{ who: 'all', number: MOBILE_EMERGENCY }],
        checkedOn: null,
      });
    },
  );

  it('dials digits and a plus', () => expect(telOf('+33 (0)1 23-45.67')).toBe('tel:+331234567'));
});
