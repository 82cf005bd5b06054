import type { Kind } from '@entraide/model/listing';
import type { Words } from './template.ts';

/** What the slots of the templates may hold. Each list fits every sentence its slot stands in: mind articles and elision. */
const fr: Words = {
  day: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  part: ['matin', 'après-midi', 'soir', 'en fin de journée'],
  moment: ['le matin', 'l’après-midi', 'le soir', 'en fin de journée'],
  when: [
    'ce week-end',
    'la semaine prochaine',
    'dès demain',
    'à la fin du mois',
    'pendant les vacances',
    'le week-end prochain',
    'ces prochains jours',
  ],
  hour: ['7 h 30', '8 h', '9 h 15', '10 h', '10 h 45'],
  age: ['2', '3', '4', '5', '6', '7', '8', '9'],
  n: ['deux', 'trois', 'quatre', 'cinq'],
  floor: ['deuxième', 'troisième', 'quatrième', 'cinquième'],
  name: [
    'Louise',
    'Gabriel',
    'Jules',
    'Rose',
    'Noé',
    'Lina',
    'Marius',
    'Jeanne',
    'Sacha',
    'Zoé',
    'Tom',
    'Mila',
  ],
  spot: [
    ...['près du parc', 'à côté de la gare', 'dans le centre', 'près du marché', 'près de la bibliothèque'],
    ...['derrière l’école', 'près de l’hôpital', 'dans le vieux quartier'],
  ],
  lang: ['anglais', 'allemand', 'espagnol', 'italien', 'portugais', 'néerlandais'],
  trip: ['l’aéroport', 'la gare', 'l’hôpital', 'la déchetterie', 'la plage', 'l’ambassade'],
  errand: [
    'du pain et du lait',
    'des légumes',
    'de l’eau et des œufs',
    'des couches',
    'de quoi faire une soupe',
  ],
  remedy: ['un sirop pour la toux', 'des pansements', 'une ordonnance à retirer', 'un thermomètre'],
  treat: [
    'du comté',
    'de la moutarde forte',
    'des lentilles vertes',
    'du sirop de grenadine',
    'des biscuits nantais',
  ],
  paper: [
    ...['une lettre de la mairie', 'un bail', 'un dossier d’assurance maladie', 'un contrat de travail'],
    ...['une inscription scolaire', 'une déclaration de revenus', 'une demande de visa'],
  ],
  pet: ['mon chat', 'ma chatte', 'notre chien', 'mon vieux labrador', 'ma petite chienne', 'mes deux chats'],
  item: [
    ...[
      'une poussette',
      'un lit parapluie',
      'un siège auto',
      'une tente',
      'une machine à coudre',
      'un vélo d’enfant',
    ],
    ...['une chaise haute', 'un vidéoprojecteur', 'un appareil à raclette', 'une luge'],
  ],
  tool: ['une perceuse', 'une échelle', 'une ponceuse', 'un escabeau', 'une scie sauteuse'],
  game: ['tarot', 'belote', 'scrabble', 'dominos', 'pétanque', 'backgammon'],
  heavy: [
    'un canapé',
    'une machine à laver',
    'une armoire',
    'un frigo',
    'un piano droit',
    'un grand matelas',
  ],
  furniture: ['une armoire', 'un lit superposé', 'une bibliothèque', 'un bureau d’enfant'],
  job: [
    'comptable',
    'infirmière',
    'cuisinier',
    'graphiste',
    'menuisier',
    'développeuse',
    'professeure des écoles',
  ],
  dish: [
    'le couscous',
    'la tarte aux poireaux',
    'la blanquette',
    'les crêpes bretonnes',
    'le gratin dauphinois',
  ],
};

const en: Words = {
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  part: ['morning', 'afternoon', 'evening', 'at lunchtime'],
  moment: ['in the morning', 'in the afternoon', 'in the evening', 'after work'],
  when: [
    'this weekend',
    'next week',
    'from tomorrow',
    'at the end of the month',
    'over the holidays',
    'next weekend',
    'in the coming days',
  ],
  hour: ['half past seven', 'eight', 'a quarter past nine', 'ten', 'a quarter to eleven'],
  age: ['2', '3', '4', '5', '6', '7', '9', '10'],
  n: ['two', 'three', 'four', 'five'],
  floor: ['second', 'third', 'fourth', 'fifth'],
  name: ['Rosie', 'Theo', 'Maya', 'Leo', 'Ivy', 'Sam', 'Nora', 'Finn', 'Zara', 'Max', 'Ella', 'Noah'],
  spot: [
    ...['near the park', 'near the station', 'in the centre', 'by the market', 'near the library'],
    ...['behind the school', 'near the hospital', 'in the old town'],
  ],
  lang: ['French', 'German', 'Spanish', 'Italian', 'Portuguese', 'Arabic'],
  trip: ['the airport', 'the station', 'the hospital', 'the recycling centre', 'the coast', 'the embassy'],
  errand: ['bread and milk', 'some vegetables', 'water and eggs', 'nappies', 'the makings of a soup'],
  remedy: ['cough syrup', 'plasters', 'a prescription to collect', 'a thermometer'],
  treat: ['proper tea', 'strong mustard', 'green lentils', 'orange-flower water', 'ginger biscuits'],
  paper: [
    ...['a letter from the town hall', 'a lease', 'a health insurance form', 'a contract of employment'],
    ...['a school registration', 'a tax return', 'a visa application'],
  ],
  pet: ['my cat', 'our dog', 'my old labrador', 'our rabbit', 'my two cats', 'our small terrier'],
  item: [
    ...['a pushchair', 'a travel cot', 'a car seat', 'a tent', 'a sewing machine', 'a child’s bicycle'],
    ...['a high chair', 'a projector', 'a raclette grill', 'a sledge'],
  ],
  tool: ['a drill', 'a ladder', 'a sander', 'a stepladder', 'a jigsaw'],
  game: ['chess', 'bridge', 'Scrabble', 'dominoes', 'backgammon', 'table tennis'],
  heavy: ['a sofa', 'a washing machine', 'a wardrobe', 'a fridge', 'an upright piano', 'a large mattress'],
  furniture: ['a wardrobe', 'a bunk bed', 'a bookcase', 'a child’s desk'],
  job: ['bookkeeping', 'nursing', 'cooking', 'graphic design', 'carpentry', 'software', 'primary teaching'],
  dish: ['couscous', 'leek tart', 'a proper curry', 'pierogi', 'dumplings'],
};

const ar: Words = {
  day: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  part: ['صباحًا', 'ظهرًا', 'بعد العصر', 'مساءً'],
  moment: ['في الصباح', 'بعد الظهر', 'في المساء', 'في آخر النهار'],
  when: [
    'في نهاية الأسبوع',
    'الأسبوع القادم',
    'ابتداءً من الغد',
    'في آخر الشهر',
    'في العطلة',
    'في الأيام القادمة',
    'بعد أسبوعين',
  ],
  hour: ['7:30', '8:00', '9:15', '10:00', '10:45'],
  age: ['3', '4', '5', '6', '7', '8', '9'],
  n: ['3', '4', '5', '6'],
  floor: ['الثاني', 'الثالث', 'الرابع', 'الخامس'],
  name: ['يوسف', 'كريم', 'سامي', 'آدم', 'زين', 'مالك', 'عمر', 'ريان', 'جاد', 'إلياس', 'طارق', 'نديم'],
  spot: [
    ...[
      'قرب الحديقة',
      'قرب المستشفى',
      'قرب السوق',
      'في وسط البلد',
      'قرب المكتبة',
      'خلف المدرسة',
      'قرب الجامعة',
    ],
    'قرب المحطة',
  ],
  lang: ['الإنجليزية', 'الفرنسية', 'الإسبانية', 'الألمانية'],
  trip: ['المطار', 'المحطة', 'المستشفى', 'القنصلية', 'الجامعة'],
  errand: ['خبز وحليب', 'خضار وفواكه', 'أرزّ وعدس', 'ماء وبيض'],
  remedy: ['شراب للسعال', 'ضمادات', 'دواء بوصفة', 'ميزان حرارة'],
  treat: ['زعتر', 'سمّاق', 'قهوة بالهيل', 'دبس رمّان', 'ملوخية يابسة'],
  paper: [
    'عقد إيجار',
    'رسالة من البلدية',
    'ملفّ التأمين الصحي',
    'إقرار ضريبي',
    'طلب إقامة',
    'استمارة المدرسة',
  ],
  pet: ['قطّنا', 'كلبنا', 'عصفورنا', 'أرنبنا', 'قطّي'],
  item: [
    ...['سرير أطفال', 'كرسي سيارة للأطفال', 'قدر كبير', 'جهاز عرض', 'كرسي مرتفع للأطفال', 'غطاء شتوي'],
    ...['مدفأ صغير', 'فرن كهربائي'],
  ],
  tool: ['مثقب كهربائي', 'سلّم', 'صندوق أدوات', 'منشار'],
  game: ['الطاولة', 'الشطرنج', 'الدومينو', 'الورق'],
  heavy: ['أريكة', 'غسّالة', 'خزانة', 'ثلّاجة', 'مكتبة خشبية'],
  furniture: ['خزانة', 'سرير بطابقين', 'مكتبة', 'مكتب للأطفال'],
  job: ['محاسبة', 'تمريض', 'طبخ', 'تصميم', 'برمجة', 'نجارة', 'تعليم'],
  dish: ['المقلوبة', 'الملوخية', 'الكسكس', 'المحشي', 'الكبّة', 'البسطيلة'],
};

export const words = { fr, en, ar };

/** A last sentence or two, so that the same need does not read the same twice. */
export const closings: Record<keyof typeof words, Record<Kind, readonly string[]>> = {
  fr: {
    request: [
      ...[
        'Merci d’avance à qui pourra.',
        'Écrivez-moi ici, je réponds le soir.',
        'Un petit mot suffit, on s’arrange ensuite.',
      ],
      ...[
        'Si ce n’est pas vous, vous connaissez peut-être quelqu’un ?',
        'Je rends service à mon tour avec plaisir.',
        '',
      ],
      ...['C’est la première fois que je demande, soyez indulgents.', 'Je suis souple sur l’horaire.', ''],
      'On peut se rencontrer avant, autour d’un café.',
    ],
    offer: [
      ...[
        'Ça me fait plaisir, vraiment.',
        'Écrivez-moi ici, je réponds vite.',
        'C’est gratuit, bien sûr.',
        '',
      ],
      ...[
        'On m’a beaucoup aidée à mon arrivée, je rends la pareille.',
        'Premier contact par message, puis un café.',
        '',
      ],
      ...[
        'N’hésitez pas, même au dernier moment.',

        'Dites-moi simplement ce qui vous arrange.',
      ],
    ],
  },
  en: {
    request: [
      ...[
        'Thank you in advance to whoever can.',
        'Write to me here, I answer in the evening.',
        'A short note is enough, we will sort it out.',
      ],
      ...['If it is not you, perhaps you know somebody?', 'I will gladly return the favour.', ''],
      ...['This is the first time I ask, be kind.', 'I am flexible about the time.', ''],
      'We can meet first over a coffee.',
    ],
    offer: [
      ...['It really is a pleasure.', 'Write to me here, I answer quickly.', 'It is free, of course.', ''],
      ...[
        'People helped me a great deal when I arrived; my turn now.',
        'A message first, then a coffee.',
        '',
      ],
      ...['Do ask, even at the last minute.', 'Just tell me what suits you.'],
    ],
  },
  ar: {
    request: [
      ...['شكرًا سلفًا لمن يستطيع.', 'راسلوني هنا وأجيب في المساء.', 'كلمة صغيرة تكفي ثم نتفق.', ''],
      ...[
        'إن لم تكونوا أنتم، فلعلّكم تعرفون أحدًا؟',
        'يسعدني أن أردّ الجميل.',
        'هذه أول مرة أطلب فيها المساعدة.',
        '',
      ],
      'يمكننا أن نلتقي قبلها على فنجان قهوة.',
    ],
    offer: [
      ...[
        'يسعدني ذلك حقًا.',
        'راسلوني هنا وأجيب سريعًا.',
        'بلا مقابل طبعًا.',
        '',
        'لا تتردّدوا ولو في آخر لحظة.',
      ],
      ...['ساعدني كثيرون حين وصلت، وهذا دوري.', 'رسالة أولًا ثم فنجان قهوة.', '', 'قولوا لي فقط ما يناسبكم.'],
    ],
  },
};

export type DemoLocale = keyof typeof words;

/** Those of a space's languages that invented listings are there in; English where they are there in none. */
export function demoLocales(locales: readonly string[]): DemoLocale[] {
  const known = locales.filter((locale) => Object.hasOwn(words, locale)) as DemoLocale[];
  return known.length > 0 ? known : ['en'];
}
