import type { Locale } from './texts.ts';

/** What a space says until the association has found its own words. */
export const defaultTexts = {
  tagline: {
    fr: 'Demander de l’aide, en proposer, près de chez soi.',
    en: 'Ask for help, offer some, close to home.',
    ar: 'نطلب العون ونقدّمه، قريبًا من البيت.',
    es: 'Pedir ayuda, ofrecerla, cerca de casa.',
    pt: 'Pedir ajuda, oferecê-la, perto de casa.',
    de: 'Um Hilfe bitten, Hilfe anbieten, ganz in der Nähe.',
  },
  description: {
    fr: 'Un espace d’entraide entre voisins : des demandes et des offres d’aide, sur une carte et en liste, gratuitement.',
    en: 'A space where neighbours help each other: requests and offers of help, on a map and in a list, free of charge.',
    ar: 'مساحة تعاون بين الجيران: طلبات مساعدة وعروضها، على خريطة وفي قائمة، مجانًا.',
    es: 'Un espacio de ayuda entre vecinos: peticiones y ofertas de ayuda, en un mapa y en una lista, gratis.',
    pt: 'Um espaço de entreajuda entre vizinhos: pedidos e ofertas de ajuda, num mapa e numa lista, gratuitamente.',
    de: 'Ein Bereich, in dem Nachbarn einander helfen: Gesuche und Angebote, auf einer Karte und als Liste, kostenlos.',
  },
  welcome: {
    fr: 'Bienvenue. Une demande ou une offre se publie en deux minutes ; le lieu exact n’est jamais montré.',
    en: 'Welcome. A request or an offer takes two minutes to post; the exact place is never shown.',
    ar: 'أهلًا بك. يُنشر الطلب أو العرض في دقيقتين، ولا يظهر المكان الدقيق أبدًا.',
    es: 'Le damos la bienvenida. Publicar una petición o una oferta lleva dos minutos; el lugar exacto no se muestra nunca.',
    pt: 'Boas-vindas. Publicar um pedido ou uma oferta leva dois minutos; o lugar exato nunca é mostrado.',
    de: 'Willkommen. Ein Gesuch oder ein Angebot ist in zwei Minuten veröffentlicht; der genaue Ort wird nie gezeigt.',
  },
} as const satisfies Record<string, Record<Locale, string>>;
