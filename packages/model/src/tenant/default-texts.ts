import type { Locale } from './texts.ts';

/** What a space says until the association has found its own words. */
export const defaultTexts = {
  tagline: {
    fr: 'Demander de l’aide, en proposer, près de chez soi.',
    en: 'Ask for help, offer some, close to home.',
    ar: 'نطلب العون ونقدّمه، قريبًا من البيت.',
  },
  description: {
    fr: 'Un espace d’entraide entre voisins : des demandes et des offres d’aide, sur une carte et en liste, gratuitement.',
    en: 'A space where neighbours help each other: requests and offers of help, on a map and in a list, free of charge.',
    ar: 'مساحة تعاون بين الجيران: طلبات مساعدة وعروضها، على خريطة وفي قائمة، مجانًا.',
  },
  welcome: {
    fr: 'Bienvenue. Une demande ou une offre se publie en deux minutes ; le lieu exact n’est jamais montré.',
    en: 'Welcome. A request or an offer takes two minutes to post; the exact place is never shown.',
    ar: 'أهلًا بك. يُنشر الطلب أو العرض في دقيقتين، ولا يظهر المكان الدقيق أبدًا.',
  },
} as const satisfies Record<string, Record<Locale, string>>;
