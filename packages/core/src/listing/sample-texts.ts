import type { Kind } from '@entraide/model/listing';
import type { DefaultCategorySlug, Locale } from '@entraide/model/tenant';

interface Sample {
  kind: Kind;
  title: Readonly<Record<Locale, string>>;
  text: Readonly<Record<Locale, string>>;
}

/** What somebody might ask or offer, by default category; a space shows those of its own first categories. */
export const sampleTexts: Readonly<Partial<Record<DefaultCategorySlug, Sample>>> = {
  shopping: {
    kind: 'request',
    title: {
      fr: 'Des courses pour ma voisine, samedi',
      en: 'Shopping for my neighbour on Saturday',
      ar: 'مشتريات لجارتي يوم السبت',
    },
    text: {
      fr: 'Elle sort de l’hôpital et ne peut pas porter. Deux sacs, au deuxième étage. Je rembourse sur ticket.',
      en: 'She is just out of hospital and cannot carry. Two bags, second floor. I pay back against the receipt.',
      ar: 'خرجت من المستشفى ولا تستطيع الحمل. كيسان إلى الطابق الثاني. أردّ الثمن مقابل الفاتورة.',
    },
  },
  childcare: {
    kind: 'offer',
    title: {
      fr: 'Je garde des enfants le mercredi',
      en: 'I look after children on Wednesdays',
      ar: 'أرعى الأطفال يوم الأربعاء',
    },
    text: {
      fr: 'Chez moi ou au parc, de 3 à 10 ans. J’ai élevé les miens et j’aime raconter des histoires.',
      en: 'At my place or in the park, from 3 to 10 years. I raised my own and love telling stories.',
      ar: 'في بيتي أو في الحديقة، من 3 إلى 10 سنوات. ربّيت أولادي وأحب رواية القصص.',
    },
  },
  lifts: {
    kind: 'offer',
    title: {
      fr: 'Deux places en voiture, le dimanche',
      en: 'Two seats in my car on Sundays',
      ar: 'مقعدان في سيارتي يوم الأحد',
    },
    text: {
      fr: 'Je vais en ville vers 9 heures et je rentre en fin d’après-midi. Un détour est possible.',
      en: 'I go into town about 9 and come back late in the afternoon. A detour is possible.',
      ar: 'أذهب إلى المدينة نحو التاسعة وأعود آخر بعد الظهر. يمكن أن أغيّر الطريق قليلًا.',
    },
  },
  lodging: {
    kind: 'request',
    title: { fr: 'Une chambre pour trois nuits', en: 'A room for three nights', ar: 'غرفة لثلاث ليالٍ' },
    text: {
      fr: 'Ma sœur vient pour un examen médical. Elle est calme, ne fume pas et aide volontiers à la cuisine.',
      en: 'My sister comes for a medical examination. She is quiet, does not smoke and gladly helps in the kitchen.',
      ar: 'تأتي أختي لفحص طبي. هادئة ولا تدخن وتحب المساعدة في المطبخ.',
    },
  },
  administration: {
    kind: 'offer',
    title: {
      fr: 'J’aide à remplir des papiers',
      en: 'I help with forms and letters',
      ar: 'أساعد في ملء الأوراق',
    },
    text: {
      fr: 'Impôts, école, assurance : je lis avec vous et nous écrivons ensemble. Je ne décide rien à votre place.',
      en: 'Taxes, school, insurance: I read with you and we write together. I decide nothing for you.',
      ar: 'ضرائب ومدرسة وتأمين: نقرأ معًا ونكتب معًا. ولا أقرر شيئًا مكانك.',
    },
  },
  lending: {
    kind: 'offer',
    title: { fr: 'Une perceuse à prêter', en: 'A drill to lend', ar: 'مثقاب للإعارة' },
    text: {
      fr: 'Avec ses mèches, pour un jour ou deux. Je montre comment elle marche.',
      en: 'With its bits, for a day or two. I show how it works.',
      ar: 'مع رؤوسه، ليوم أو يومين. أشرح طريقة استعماله.',
    },
  },
  company: {
    kind: 'request',
    title: {
      fr: 'Quelqu’un pour jouer aux cartes',
      en: 'Somebody to play cards with',
      ar: 'من يلعب معي الورق',
    },
    text: {
      fr: 'Mon père vit seul et s’ennuie l’après-midi. Une heure de temps en temps lui ferait plaisir.',
      en: 'My father lives alone and finds the afternoons long. An hour now and then would please him.',
      ar: 'يعيش أبي وحده ويملّ بعد الظهر. ساعة من حين إلى آخر تسرّه.',
    },
  },
};
