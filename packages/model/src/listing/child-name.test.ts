import { describe, expect, it } from 'vitest';
import { seemsToNameChild } from './child-name.ts';

describe('a text that seems to name a child', () => {
  it.each([
    'Je cherche quelqu’un pour garder ma fille Léa le mercredi.',
    'Mon fils, Malo, a 4 ans.',
    'Garde de Léo (4 ans) et de sa sœur.',
    'Elle s’appelle Inès et elle adore dessiner.',
    'Two afternoons a week with my daughter Zoe, who is five.',
    'Our son is called Adam.',
    'Tom, 3 years, goes to nursery.',
    'ابنتي ليلى عمرها خمس سنوات',
    'عندي طفل اسمه كريم',
  ])('%s', (text) => expect(seemsToNameChild(text)).toBe(true));

  it.each([
    'Garde de deux enfants de 3 et 6 ans, le mercredi à South Kensington.',
    'Ma fille de 4 ans. Elle aime le parc.',
    'Mon fils a 7 ans et parle français.',
    'Je garde vos enfants : 10 ans d’expérience à Londres.',
    'Londres, 3 ans d’expérience avec les petits.',
    'My daughter is four. She likes the park.',
    'I look after your children on Wednesdays in London.',
    'ابنتي عمرها خمس سنوات، ونبحث عمّن يعتني بها.',
    '',
  ])('not: %s', (text) => expect(seemsToNameChild(text)).toBe(false));
});
