/** First names of the invented authors, in the script of the language. */
const firstNames = {
  fr: [
    ...[
      'Camille',
      'Antoine',
      'Sophie',
      'Mathieu',
      'Claire',
      'Julien',
      'Aurélie',
      'Nicolas',
      'Hélène',
      'Thomas',
      'Inès',
      'Pierre',
    ],
    ...[
      'Fatou',
      'Mehdi',
      'Nathalie',
      'Olivier',
      'Margaux',
      'Rachid',
      'Élise',
      'Baptiste',
      'Aminata',
      'François',
      'Léa',
      'Yann',
    ],
    ...[
      'Monique',
      'Karim',
      'Pauline',
      'Étienne',
      'Solène',
      'Gérard',
      'Maëlle',
      'Thierry',
      'Awa',
      'Damien',
      'Lucie',
      'Bernard',
    ],
  ],
  en: [
    ...[
      'Emma',
      'James',
      'Priya',
      'Oliver',
      'Grace',
      'Daniel',
      'Hannah',
      'Kwame',
      'Sarah',
      'Liam',
      'Chloe',
      'Marcus',
    ],
    ...['Aisha', 'Tom', 'Megan', 'Ravi', 'Laura', 'Ben', 'Ngozi', 'Peter', 'Isla', 'Hugo', 'Mei', 'George'],
    ...['Ruth', 'Patrick', 'Alice', 'Samuel', 'Joan', 'Dylan', 'Nadia', 'Walter'],
  ],
  ar: [
    ...['ليلى', 'كريم', 'مريم', 'سامر', 'هدى', 'يوسف', 'رنا', 'طارق', 'سلمى', 'فادي', 'نور', 'خالد'],
    ...['أمينة', 'زياد', 'دينا', 'عمر', 'ريم', 'حسن', 'هالة', 'مروان', 'سعاد', 'إلياس', 'جميلة', 'رامي'],
  ],
} as const;

const initials: Record<keyof typeof firstNames, string> = {
  fr: 'ABCDEFGHLMNPRSTV',
  en: 'ABCDEFGHJKLMNOPRSTW',
  ar: 'بجحخدرزسشصطعفقكمن',
};

/** "Camille R.": a first name and an initial, as members show themselves. */
export function composeName(locale: keyof typeof firstNames, random: () => number): string {
  return `${pick(firstNames[locale], random)} ${pick([...initials[locale]], random)}.`;
}

/** One of the list; `random` gives 0 <= x < 1. */
export function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('Nothing to pick from: the list is empty.');
  return found;
}
