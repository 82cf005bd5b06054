/** After one of these, a word with a capital is most likely a child's name. */
const BEFORE_A_NAME = [
  /(?<!\p{L})(?:ma|mes|notre|nos) (?:petite )?(?:petite-)?(?:filles?|ni[eè]ces?)(?!\p{L})/giu,
  /(?<!\p{L})(?:mon|mes|notre|nos) (?:petit )?(?:petit-)?(?:fils|gar[cç]ons?|neveux?|b[eé]b[eé]s?|enfants?|jumeaux)(?!\p{L})/giu,
  /(?<!\p{L})(?:my|our) (?:little )?(?:grand)?(?:daughters?|sons?|girls?|boys?|kids?|child|children|baby|babies|toddler|twins|niece|nephew)(?!\p{L})/giu,
  /(?<!\p{L})(?:s[’']appelle(?:nt)?|pr[eé]nomm[eé]e?s?|(?:is|are) called|(?:is|are)? ?named)(?!\p{L})/giu,
];
const NAME = /^[\s,:(«“"]{1,3}(\p{Lu}[\p{Ll}’'-]{2,})/u;
/** Words that begin a sentence, and are no names. */
const NO_NAME = new Set(
  'Elle Elles Ils Nous Vous Les Une Des She They The And For Mes Nos Pour Dans Avec'.split(' '),
);
/** "Léo (4 ans)", "Léo, 4 years". */
const NAME_AND_AGE =
  /(?<!\p{L})\p{Lu}\p{Ll}{2,}\s?[,(]\s?\d{1,2}\s?(?:ans|mois|years?|months?)(?!\p{L})(?! d[’'e]| of )/u;
const ARABIC =
  /(?:اسمها|اسمه|أسماؤهم|[يت]دعى)\s+\p{L}{2,}|(?:ابنتي|ابني|ابنتنا|ابننا|طفلتي|طفلي)\s+\p{L}{2,}\s+(?:عمرها|عمره|\()/u;

/** Whether a text seems to say the name of a child; only a question to its author comes of it. */
export function seemsToNameChild(text: string): boolean {
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ');
  const named = BEFORE_A_NAME.some((before) =>
    [...plain.matchAll(before)].some(({ 0: found, index }) => {
      const name = NAME.exec(plain.slice(index + found.length))?.[1];
      return name !== undefined && !NO_NAME.has(name);
    }),
  );
  return named || NAME_AND_AGE.test(plain) || ARABIC.test(plain);
}
