import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RuleSettings } from '../tenant/index.ts';
import { type Circumstances, type Flag, judge } from './judge.ts';
import type { Written } from './read-words.ts';

const about = (other: Partial<Circumstances> = {}): Circumstances => ({
  ...{ locale: 'fr', rules: RuleSettings.parse({}), place: 'public', newMember: false },
  author: { name: 'Claire', team: false },
  names: { space: ['Jiran Lisbonne'], team: ['Amina Haddad', 'Paul'] },
  ownContacts: ['bonjour@jiran.example', '+33 4 65 71 00 00'],
  emergencyNumbers: ['15', '112', '+33 1 43 17 53 53'],
  ...other,
});
const rulesOf = (body: string, other?: Partial<Circumstances>) =>
  judge({ body }, about(other)).map(({ rule }) => rule);
const marked = (text: Written, flag: Flag | undefined) =>
  flag?.marks.map(({ field, from, to }) => text[field]?.slice(from, to));

describe('each rule meets the one and not the other', () => {
  const first = { place: 'first-message' } as const;
  it.each([
    ['contact', 'Appelez le 06 39 98 12 34.', 'Appelez le 15, ou le 112.'],
    ['contact', 'Écrivez à zq4817@example.org', 'Écrivez à bonjour@jiran.example'],
    ['contact', 'Écrivez à zq4817@example.org.', 'Écrivez à Bonjour@jiran.example.'],
    ['contact', 'الرقم ٠٦٣٩٩٨١٢٣٤', 'يوم ٠٥/١٢/٢٠٢٥ والعودة ٠٦/١٢/٢٠٢٥'],
    ['contact', 'Le ０６ ３９ ９８ １２ ３４', 'Du 05.12.2025 - 06.12.2025 10:30'],
    ['contact', 'zéro six, trente-neuf, quatre-vingt-dix-huit', 'un, deux, trois, quatre, cinq, six'],
    ['contact', 'Le +33 6 39 98 12 34', 'Le consulat : +33 1 43 17 53 53, l’association : 04 65 71 00 00'],
    ['money-first', 'Paiement d’avance, puis je l’expédie.', 'Vous payez quand vous l’avez vu.'],
    ['money-first', 'Deposit first: I am abroad and will ship the keys.', 'The deposit is due when we sign.'],
    ['money-first', 'Compte FR76 3000 6000 0112 3456 7890 189', 'Bus C3, ligne TER FR76 et rue 3000'],
    ['transfer', 'Par Western Union seulement.', 'Ne payez jamais par Western Union.'],
    ['transfer', 'Achetez une carte cadeau et grattez-la.', 'Je donne une carte cadeau à un enfant.'],
    ['transfer', 'Read me the codes of the gift card.', 'A gift card for whoever likes books.'],
    ['false-work', 'Votre visa garanti en dix jours.', 'Votre visa a mis combien de temps ?'],
    ['false-work', 'Au pair, 1200 € par semaine.', 'Au pair, 80 € par semaine d’argent de poche.'],
    ['false-work', 'شهادة لغة بدون امتحان', 'أستعد لامتحان شهادة اللغة'],
    ['money-first', 'Pago por adelantado y le envío las llaves.', 'Se paga al firmar, después de verlo.'],
    ['money-first', 'Pagamento adiantado, estou no estrangeiro.', 'Paga-se na entrega, em mão.'],
    ['money-first', 'Nur gegen Vorkasse, ich bin im Ausland.', 'Bezahlt wird bei der Abholung.'],
    ['transfer', 'Compre una tarjeta regalo y mande el código.', 'Regalo una tarjeta a una niña.'],
    ['transfer', 'Compre um cartão-presente e envie a foto do verso.', 'Dou livros a crianças.'],
    ['transfer', 'Kaufen Sie eine Geschenkkarte und schicken Sie mir die Codes.', 'Ich verschenke Bücher.'],
    ['false-work', 'Visado garantizado en diez días.', '¿Cuánto tardó su visado?'],
    ['false-work', 'Visto garantido em dez dias.', 'Ajudo com o pedido de visto.'],
    ['false-work', 'Visum garantiert, ohne Wartezeit.', 'Ich helfe beim Antrag für das Visum.'],
    ['contact', 'cero seis, treinta y nueve, noventa y ocho, doce', 'Somos tres o cuatro'],
    ['contact', 'null eins sieben zwei acht vier drei', 'zwei, drei, vier Kartons'],
  ])('%s: %s / %s', (rule, yes, no) => {
    expect(rulesOf(yes)).toContain(rule);
    expect(rulesOf(no)).not.toContain(rule);
  });

  it.each([
    ['Ajoute-moi sur WhatsApp.', 'Je n’ai pas WhatsApp.'],
    ['راسلني على الواتساب', 'لا أستعمل واتساب'],
    ['Escríbame por wasap.', 'No tengo WhatsApp.'],
    ['Escreva-me no WhatsApp.', 'Não tenho WhatsApp.'],
    ['Schreiben Sie mir per WhatsApp.', 'Ich habe kein WhatsApp.'],
    ['My mail: zq4817@example.org', 'My e-mail is broken, let us write here.'],
  ])('off-platform, in a first message only: %s / %s', (yes, no) => {
    expect(rulesOf(yes, first)).toContain('off-platform');
    expect(rulesOf(no, first)).toEqual([]);
    expect(rulesOf(yes, { place: 'message' })).toEqual([]);
  });

  it('look-alike: of the space, of its team, and not of a namesake', () => {
    expect(rulesOf('Annonce de Jiran Lisb0nne')).toEqual(['look-alike']);
    expect(rulesOf('Annonce de Jіran Lisbonne, avec un i d’ailleurs')).toEqual(['look-alike']);
    expect(rulesOf('J’ai connu Jiran à Lisbonne')).toEqual([]);
    expect(rulesOf('Bonjour', { author: { name: 'Jiran Lisbonne', team: false } })).toEqual(['look-alike']);
    expect(rulesOf('Bonjour', { author: { name: 'Amina  Hаddad', team: false } })).toEqual(['look-alike']);
    expect(rulesOf('Bonjour', { author: { name: 'Paul', team: false } })).toEqual([]);
    expect(rulesOf('Bonjour', { author: { name: 'Amina Haddad', team: true } })).toEqual([]);
  });

  it('words: whole ones and stems, of the text’s language, however they are written', () => {
    const rules = RuleSettings.parse({ lists: { fr: ['voyance', 'marabou*'], en: ['psychic'] } });
    for (const text of [
      'Voyance',
      'VOYÂNCE',
      'v o y a n c e',
      'vоyance',
      'v0yance',
      'ｖｏｙａｎｃｅ',
      'Grand marabout !',
    ])
      expect(rulesOf(text, { rules })).toEqual(['words']);
    for (const text of ['clairvoyance', 'voyances', 'psychic', 'maraboo'])
      expect(rulesOf(text, { rules })).toEqual([]);
  });

  it('new-member: off until a space wishes it, and public texts only', () => {
    expect(rulesOf('Bonjour', { newMember: true })).toEqual([]);
    const rules = RuleSettings.parse({ 'new-member': 'hold' });
    expect(judge({ body: 'Bonjour' }, about({ newMember: true, rules }))).toEqual([
      { rule: 'new-member', effect: 'hold', marks: [] },
    ]);
    expect(rulesOf('Bonjour', { newMember: true, rules, place: 'message' })).toEqual([]);
    expect(rulesOf('Bonjour', { newMember: false, rules })).toEqual([]);
  });
});

it.each([
  'W e s t e r n  U n i o n',
  'W.e.s.t.e.r.n U.n.i.o.n',
  'Wеstеrn Uniоn',
  'w3stern un1on',
  'ＷＥＳＴＥＲＮ ＵＮＩＯＮ',
  'Wéstèrn-Uníon',
])('the same words, written otherwise: %s', (name) => {
  const text = { title: 'Annonce', body: `Paiement par ${name}, merci` };
  const flag = judge(text, about()).find(({ rule }) => rule === 'transfer');
  expect(flag?.effect).toBe('hold');
  expect(marked(text, flag)).toContain(name);
});

it('each rule does what the space says, and nothing when it is off', () => {
  const text = 'Visa garanti, paiement par Western Union';
  const rules = RuleSettings.parse({ transfer: 'flag', 'false-work': 'off' });
  expect(judge({ body: text }, about({ rules }))).toMatchObject([{ rule: 'transfer', effect: 'flag' }]);
});

it('marks are places in the text as it was written, the title first', () => {
  const text = { title: '👩‍🏫 Tél. 06 39 98 12 34', body: 'ou ٠٦ ٣٩ ٩٨ ٤٣ ٢١ 👋 zq@example.org.' };
  expect(marked(text, judge(text, about())[0])).toEqual([
    '06 39 98 12 34',
    '٠٦ ٣٩ ٩٨ ٤٣ ٢١',
    'zq@example.org',
  ]);
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    ...[
      'Western Union',
      'caution',
      'زيارة',
      'zéro',
      '06 39 98 12 34',
      'zq@example.org',
      'visa garanti',
      '\ud800',
      '\u0000',
      '👩‍👩‍👧',
      'ﷺ',
      '½',
      '字',
      '0',
      'i̇',
      'ﬁ',
      '.',
      '\u202e',
    ],
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 })
      .map((all) => all.join(' ')),
  );
  const strict = about({
    rules: RuleSettings.parse({ 'new-member': 'flag', lists: { fr: ['zéro', 'vis*'] } }),
  });

  test('is judged without a fault, and marks lie inside of it, in order, apart from one another', () => {
    fc.assert(
      fc.property(
        anything,
        anything,
        fc.constantFrom('public', 'first-message', 'message'),
        (title, body, place) => {
          for (const { marks } of judge({ title, body }, { ...strict, place })) {
            for (const { field, from, to } of marks) {
              expect(from).toBeGreaterThanOrEqual(0);
              expect(to).toBeGreaterThan(from);
              expect(to).toBeLessThanOrEqual({ title, body }[field].length);
            }
            for (const [n, mark] of marks.entries())
              if (n > 0 && marks[n - 1]?.field === mark.field)
                expect(mark.from).toBeGreaterThanOrEqual(marks[n - 1]?.to ?? 0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is judged alike whatever its accents, capitals and width', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.constantFrom('Paiement par mandat cash', 'visa garanti', 'pay with a gift card'),
        (text) => {
          const rules = rulesOf(text);
          expect(rules.length).toBeGreaterThan(0);
          for (const other of [
            text.toUpperCase(),
            wide(text),
            text.replaceAll('a', 'á'),
            text.replaceAll(' ', ' \u200b '),
          ])
            expect(rulesOf(other)).toEqual(rules);
        },
      ),
    );
  });
});
