import type { DemoLocale } from './words.ts';

/** Sentences that fit any listing: people say more than the bare need. `{city}` is where it is. */
export const details: Record<DemoLocale, readonly string[]> = {
  fr: [
    ...[
      'J’habite {city} depuis trois ans et je connais bien le quartier.',
      'Je suis à {city}, pas loin du centre.',
    ],
    ...['Je me déplace à vélo, jusqu’à une demi-heure autour de {city}.', 'Nous venons d’arriver à {city}.'],
    ...['Disponible surtout en fin de journée et le week-end, mais on peut toujours s’arranger.'],
    ...['Nous sommes une famille de quatre, avec un chien très calme.', 'Deuxième étage, sans ascenseur.'],
    ...['Je parle français, un peu anglais, et je comprends l’espagnol quand on parle lentement.'],
    ...['On peut d’abord s’appeler pour faire connaissance et voir si le courant passe.'],
    ...[
      'Je préfère convenir du jour à l’avance, une semaine à peu près.',
      'Il y a de la place pour se garer devant.',
    ],
    ...[
      'Si la date ne convient pas, proposez-en une autre : rien ne presse.',
      'Non-fumeur, c’est important pour nous.',
    ],
    ...['Une voisine m’a parlé de cet endroit et j’aimerais y prendre part à mon tour.'],
    ...['Cela peut se faire en une fois ou en plusieurs, selon ce qui est le plus simple pour vous.'],
    ...[
      'Je peux fournir le matériel et offrir le déjeuner.',
      'J’ai des recommandations si cela peut rassurer.',
    ],
  ],
  en: [
    ...[
      'I have lived in {city} for three years and know the area well.',
      'I am in {city}, not far from the centre.',
    ],
    ...['I get around by bicycle, up to half an hour from {city}.', 'We have only just arrived in {city}.'],
    ...['Mostly free in the evening and at weekends, but we can always work something out.'],
    ...['We are a family of four with a very calm dog.', 'Second floor, no lift.'],
    ...['I speak English, some French, and I follow Spanish when people speak slowly.'],
    ...['We can have a call first to get to know each other and see whether it suits us both.'],
    ...['I would rather agree on the day beforehand, about a week ahead.', 'There is room to park in front.'],
    ...['If the date does not suit you, propose another: there is no hurry.', 'No smoking, please.'],
    ...['A neighbour told me about this place, and I would like to do my share.'],
    ...['It can be done all at once or a bit at a time, whichever is easier for you.'],
    ...['I can bring what is needed and lunch is on me.', 'I can give you names of people I have helped.'],
  ],
  ar: [
    ...[
      'أسكن هنا منذ ثلاث سنوات وأعرف الحيّ جيدًا.',
      'بيتي ليس بعيدًا عن وسط المدينة.',
      'وصلنا قبل أسابيع قليلة.',
    ],
    ...['أتنقّل بالدراجة، وحتى نصف ساعة من البيت لا بأس.', 'الطابق الثاني، بلا مصعد.'],
    ...['وقتي حرّ في المساء وفي نهاية الأسبوع على الأغلب، ويمكننا دائمًا أن نتّفق.'],
    ...['نحن عائلة من أربعة أشخاص، ومعنا كلب هادئ جدًا.', 'أتكلّم العربية وقليلًا من الفرنسية والإنجليزية.'],
    ...['يمكننا أن نتحدّث بالهاتف أولًا لنتعارف ونرى إن كان ذلك يناسب الطرفين.'],
    ...['أفضّل أن نحدّد اليوم مسبقًا، قبل أسبوع تقريبًا.', 'يوجد مكان لركن السيارة أمام البيت.'],
    ...['إن لم يناسبكم الموعد فاقترحوا غيره، لا شيء مستعجل.', 'بلا تدخين من فضلكم.'],
    ...['حدّثتني جارة عن هذا المكان وأودّ أن أشارك فيه بدوري.', 'يمكنني إحضار ما يلزم، والغداء على حسابي.'],
    ...['يمكن أن يتمّ الأمر دفعة واحدة أو على مراحل، كما هو أسهل لكم.'],
  ],
};
