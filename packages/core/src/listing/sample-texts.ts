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
      es: 'La compra para mi vecina, el sábado',
      pt: 'Compras para a minha vizinha, no sábado',
      de: 'Einkäufe für meine Nachbarin am Samstag',
    },
    text: {
      fr: 'Elle sort de l’hôpital et ne peut pas porter. Deux sacs, au deuxième étage. Je rembourse sur ticket.',
      en: 'She is just out of hospital and cannot carry. Two bags, second floor. I pay back against the receipt.',
      ar: 'خرجت من المستشفى ولا تستطيع الحمل. كيسان إلى الطابق الثاني. أردّ الثمن مقابل الفاتورة.',
      es: 'Acaba de salir del hospital y no puede cargar peso. Dos bolsas, segundo piso. Devuelvo el dinero con el tique.',
      pt: 'Acabou de sair do hospital e não pode carregar peso. Dois sacos, segundo andar. Pago de volta com o talão.',
      de: 'Sie kommt gerade aus dem Krankenhaus und kann nicht tragen. Zwei Taschen, zweiter Stock. Ich erstatte gegen den Kassenzettel.',
    },
  },
  childcare: {
    kind: 'offer',
    title: {
      fr: 'Je garde des enfants le mercredi',
      en: 'I look after children on Wednesdays',
      ar: 'أرعى الأطفال يوم الأربعاء',
      es: 'Cuido niños los miércoles',
      pt: 'Tomo conta de crianças à quarta-feira',
      de: 'Ich hüte mittwochs Kinder',
    },
    text: {
      fr: 'Chez moi ou au parc, de 3 à 10 ans. J’ai élevé les miens et j’aime raconter des histoires.',
      en: 'At my place or in the park, from 3 to 10 years. I raised my own and love telling stories.',
      ar: 'في بيتي أو في الحديقة، من 3 إلى 10 سنوات. ربّيت أولادي وأحب رواية القصص.',
      es: 'En mi casa o en el parque, de 3 a 10 años. Crié a los míos y me encanta contar cuentos.',
      pt: 'Em minha casa ou no parque, dos 3 aos 10 anos. Criei os meus e gosto de contar histórias.',
      de: 'Bei mir oder im Park, von 3 bis 10 Jahren. Ich habe meine eigenen großgezogen und erzähle gern Geschichten.',
    },
  },
  lifts: {
    kind: 'offer',
    title: {
      fr: 'Deux places en voiture, le dimanche',
      en: 'Two seats in my car on Sundays',
      ar: 'مقعدان في سيارتي يوم الأحد',
      es: 'Dos plazas en coche, los domingos',
      pt: 'Dois lugares no carro, ao domingo',
      de: 'Zwei Plätze im Auto, sonntags',
    },
    text: {
      fr: 'Je vais en ville vers 9 heures et je rentre en fin d’après-midi. Un détour est possible.',
      en: 'I go into town about 9 and come back late in the afternoon. A detour is possible.',
      ar: 'أذهب إلى المدينة نحو التاسعة وأعود آخر بعد الظهر. يمكن أن أغيّر الطريق قليلًا.',
      es: 'Voy a la ciudad hacia las 9 y vuelvo a última hora de la tarde. Puedo desviarme un poco.',
      pt: 'Vou à cidade por volta das 9 e volto ao fim da tarde. Um desvio é possível.',
      de: 'Ich fahre gegen 9 Uhr in die Stadt und am späten Nachmittag zurück. Ein Umweg ist möglich.',
    },
  },
  lodging: {
    kind: 'request',
    title: {
      fr: 'Une chambre pour trois nuits',
      en: 'A room for three nights',
      ar: 'غرفة لثلاث ليالٍ',
      es: 'Una habitación para tres noches',
      pt: 'Um quarto para três noites',
      de: 'Ein Zimmer für drei Nächte',
    },
    text: {
      fr: 'Ma sœur vient pour un examen médical. Elle est calme, ne fume pas et aide volontiers à la cuisine.',
      en: 'My sister comes for a medical examination. She is quiet, does not smoke and gladly helps in the kitchen.',
      ar: 'تأتي أختي لفحص طبي. هادئة ولا تدخن وتحب المساعدة في المطبخ.',
      es: 'Mi hermana viene para una prueba médica. Es tranquila, no fuma y ayuda con gusto en la cocina.',
      pt: 'A minha irmã vem para um exame médico. É calma, não fuma e gosta de ajudar na cozinha.',
      de: 'Meine Schwester kommt zu einer Untersuchung. Sie ist ruhig, raucht nicht und hilft gern in der Küche.',
    },
  },
  administration: {
    kind: 'offer',
    title: {
      fr: 'J’aide à remplir des papiers',
      en: 'I help with forms and letters',
      ar: 'أساعد في ملء الأوراق',
      es: 'Ayudo con papeles y formularios',
      pt: 'Ajudo a preencher papéis',
      de: 'Ich helfe beim Ausfüllen von Papieren',
    },
    text: {
      fr: 'Impôts, école, assurance : je lis avec vous et nous écrivons ensemble. Je ne décide rien à votre place.',
      en: 'Taxes, school, insurance: I read with you and we write together. I decide nothing for you.',
      ar: 'ضرائب ومدرسة وتأمين: نقرأ معًا ونكتب معًا. ولا أقرر شيئًا مكانك.',
      es: 'Impuestos, colegio, seguros: leemos y escribimos juntos. No decido nada en lugar de nadie.',
      pt: 'Impostos, escola, seguros: lemos e escrevemos em conjunto. Não decido nada no lugar de ninguém.',
      de: 'Steuern, Schule, Versicherung: Wir lesen und schreiben gemeinsam. Ich entscheide nichts für Sie.',
    },
  },
  lending: {
    kind: 'offer',
    title: {
      fr: 'Une perceuse à prêter',
      en: 'A drill to lend',
      ar: 'مثقاب للإعارة',
      es: 'Presto un taladro',
      pt: 'Um berbequim para emprestar',
      de: 'Eine Bohrmaschine zu leihen',
    },
    text: {
      fr: 'Avec ses mèches, pour un jour ou deux. Je montre comment elle marche.',
      en: 'With its bits, for a day or two. I show how it works.',
      ar: 'مع رؤوسه، ليوم أو يومين. أشرح طريقة استعماله.',
      es: 'Con sus brocas, para un día o dos. Enseño cómo funciona.',
      pt: 'Com as brocas, por um dia ou dois. Mostro como funciona.',
      de: 'Mit Bohrern, für ein, zwei Tage. Ich zeige, wie sie funktioniert.',
    },
  },
  company: {
    kind: 'request',
    title: {
      fr: 'Quelqu’un pour jouer aux cartes',
      en: 'Somebody to play cards with',
      ar: 'من يلعب معي الورق',
      es: 'Alguien para jugar a las cartas',
      pt: 'Alguém para jogar às cartas',
      de: 'Jemand zum Kartenspielen',
    },
    text: {
      fr: 'Mon père vit seul et s’ennuie l’après-midi. Une heure de temps en temps lui ferait plaisir.',
      en: 'My father lives alone and finds the afternoons long. An hour now and then would please him.',
      ar: 'يعيش أبي وحده ويملّ بعد الظهر. ساعة من حين إلى آخر تسرّه.',
      es: 'Mi padre vive solo y las tardes se le hacen largas. Una hora de vez en cuando le alegraría.',
      pt: 'O meu pai vive sozinho e acha as tardes longas. Uma hora de vez em quando dava-lhe alegria.',
      de: 'Mein Vater lebt allein, und die Nachmittage werden ihm lang. Eine Stunde ab und zu würde ihn freuen.',
    },
  },
};
