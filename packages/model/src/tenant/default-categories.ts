import type { Locale } from './texts.ts';

export type CategoryTexts = Readonly<Record<Locale, string>>;
export type DefaultCategory = Readonly<{
  icon: string;
  lifetimeDays: number;
  label: CategoryTexts;
  /** What is useful to write, said to who is asking and to who is offering; worded so that it fits "tu" and "vous". */
  hint: Readonly<{ request: CategoryTexts; offer: CategoryTexts }>;
}>;

/** The categories every space starts with, in this order. `icon` is a lucide name; `lifetimeDays` the end date proposed. */
export const defaultCategories = {
  childcare: {
    icon: 'baby',
    lifetimeDays: 30,
    label: { fr: 'Garde d’enfants', en: 'Childcare', ar: 'رعاية الأطفال' },
    hint: {
      request: {
        fr: 'L’âge des enfants, les jours et les heures, la langue parlée à la maison.',
        en: 'The children’s ages, days and hours, the language spoken at home.',
        ar: 'أعمار الأطفال، والأيام والساعات، واللغة المستعملة في البيت.',
      },
      offer: {
        fr: 'Les jours possibles, l’expérience avec les enfants, les âges préférés.',
        en: 'Days that suit, experience with children, preferred ages.',
        ar: 'الأيام المناسبة، والخبرة مع الأطفال، والأعمار المفضّلة.',
      },
    },
  },
  lifts: {
    icon: 'car',
    lifetimeDays: 14,
    label: { fr: 'Trajets', en: 'Lifts', ar: 'توصيل بالسيارة' },
    hint: {
      request: {
        fr: 'Le départ, l’arrivée, le jour et l’heure, le nombre de personnes et de bagages.',
        en: 'From where, to where, day and time, how many people and bags.',
        ar: 'من أين وإلى أين، واليوم والساعة، وعدد الأشخاص والحقائب.',
      },
      offer: {
        fr: 'Le trajet, le jour et l’heure, les places libres, les détours possibles.',
        en: 'The route, day and time, free seats, detours that are possible.',
        ar: 'الطريق، واليوم والساعة، والمقاعد الشاغرة، وإمكان تغيير المسار.',
      },
    },
  },
  shopping: {
    icon: 'shopping-basket',
    lifetimeDays: 14,
    label: { fr: 'Courses', en: 'Shopping and errands', ar: 'مشتريات وقضاء حاجات' },
    hint: {
      request: {
        fr: 'Ce qu’il faut, pour quand, et comment se fera le remboursement.',
        en: 'What is needed, by when, and how it will be paid back.',
        ar: 'ما المطلوب، ومتى، وكيف سيُردّ الثمن.',
      },
      offer: {
        fr: 'Les jours de passage, les magasins, à pied ou en voiture.',
        en: 'Which days, which shops, on foot or by car.',
        ar: 'أيام المرور، والمتاجر، مشيًا أو بالسيارة.',
      },
    },
  },
  lodging: {
    icon: 'bed-double',
    lifetimeDays: 30,
    label: { fr: 'Hébergement', en: 'Lodging', ar: 'سكن وإيواء' },
    hint: {
      request: {
        fr: 'Pour combien de personnes, de quand à quand, et ce qui est indispensable.',
        en: 'For how many people, from when to when, and what is essential.',
        ar: 'لكم شخص، ومن متى إلى متى، وما الضروري.',
      },
      offer: {
        fr: 'Chambre ou canapé, les dates, les animaux, les habitudes de la maison.',
        en: 'A room or a sofa, the dates, pets, the ways of the house.',
        ar: 'غرفة أو أريكة، والتواريخ، والحيوانات، وعادات البيت.',
      },
    },
  },
  health: {
    icon: 'heart-pulse',
    lifetimeDays: 21,
    label: { fr: 'Santé et accompagnement', en: 'Health and accompaniment', ar: 'صحة ومرافقة' },
    hint: {
      request: {
        fr: 'Le type d’aide (rendez-vous, visite, pharmacie), le jour, la langue. Les détails médicaux restent pour la conversation.',
        en: 'The kind of help (appointment, visit, pharmacy), the day, the language. Keep medical details for the conversation.',
        ar: 'نوع المساعدة (موعد، زيارة، صيدلية)، واليوم، واللغة. أمّا التفاصيل الطبية فتُترك للمحادثة.',
      },
      offer: {
        fr: 'Accompagner, rendre visite, traduire chez le médecin : les jours et les langues.',
        en: 'Going along, visiting, interpreting at the doctor’s: the days and languages.',
        ar: 'مرافقة، زيارة، ترجمة عند الطبيب: الأيام واللغات.',
      },
    },
  },
  administration: {
    icon: 'file-text',
    lifetimeDays: 30,
    label: { fr: 'Démarches et traduction', en: 'Paperwork and translation', ar: 'معاملات وترجمة' },
    hint: {
      request: {
        fr: 'La démarche, les langues, la date limite. Jamais de numéro de passeport ici.',
        en: 'What it is about, the languages, the deadline. Never a passport number here.',
        ar: 'المعاملة، واللغات، والموعد الأخير. لا رقم جواز سفر هنا أبدًا.',
      },
      offer: {
        fr: 'Les démarches connues, les langues, en personne ou par téléphone.',
        en: 'The paperwork you know, the languages, in person or by phone.',
        ar: 'المعاملات التي تعرفونها، واللغات، حضوريًا أو بالهاتف.',
      },
    },
  },
  pets: {
    icon: 'paw-print',
    lifetimeDays: 30,
    label: { fr: 'Animaux', en: 'Pets', ar: 'حيوانات أليفة' },
    hint: {
      request: {
        fr: 'Quel animal, son caractère, les dates, chez qui.',
        en: 'Which animal, its character, the dates, at whose home.',
        ar: 'أيّ حيوان، وطباعه، والتواريخ، وفي بيت من.',
      },
      offer: {
        fr: 'Garder, promener, conduire chez le vétérinaire : les jours et les animaux acceptés.',
        en: 'Sitting, walking, a drive to the vet: the days and which animals.',
        ar: 'رعاية، تنزيه، توصيل إلى البيطري: الأيام والحيوانات المقبولة.',
      },
    },
  },
  lending: {
    icon: 'gift',
    lifetimeDays: 60,
    label: { fr: 'Prêts et dons', en: 'Lending and giving', ar: 'إعارة وعطاء' },
    hint: {
      request: {
        fr: 'L’objet, la taille, pour combien de temps.',
        en: 'The thing, its size, for how long.',
        ar: 'الغرض، وحجمه، وإلى متى.',
      },
      offer: {
        fr: 'L’objet, son état, à donner ou à prêter, comment venir le chercher.',
        en: 'The thing, its condition, to give or to lend, how to collect it.',
        ar: 'الغرض، وحالته، عطاءً أو إعارةً، وكيف يُستلم.',
      },
    },
  },
  company: {
    icon: 'coffee',
    lifetimeDays: 60,
    label: { fr: 'Compagnie et conversation', en: 'Company and conversation', ar: 'رفقة وحديث' },
    hint: {
      request: {
        fr: 'Ce qui ferait plaisir : un café, une langue, une promenade, un jeu.',
        en: 'What would be welcome: a coffee, a language, a walk, a game.',
        ar: 'ما الذي يسرّ: قهوة، لغة، نزهة، لعبة.',
      },
      offer: {
        fr: 'Ce qui est proposé, à quel rythme, dans quelle langue.',
        en: 'What you have in mind, how often, in which language.',
        ar: 'ما المقترح، وكم مرة، وبأيّ لغة.',
      },
    },
  },
  moving: {
    icon: 'truck',
    lifetimeDays: 30,
    label: { fr: 'Déménagement', en: 'Moving', ar: 'نقل الأثاث' },
    hint: {
      request: {
        fr: 'La date, l’étage, l’ascenseur, ce qui est lourd, le nombre de bras.',
        en: 'The date, the floor, the lift, what is heavy, how many hands.',
        ar: 'التاريخ، والطابق، والمصعد، والأشياء الثقيلة، وعدد المساعدين.',
      },
      offer: {
        fr: 'Des bras, des cartons, une camionnette, des outils : quand et jusqu’où.',
        en: 'Hands, boxes, a van, tools: when and how far.',
        ar: 'مساعدة، صناديق، شاحنة صغيرة، أدوات: متى وإلى أين.',
      },
    },
  },
  work: {
    icon: 'briefcase',
    lifetimeDays: 60,
    label: { fr: 'Travail et formation', en: 'Work and training', ar: 'عمل وتدريب' },
    hint: {
      request: {
        fr: 'Le métier, l’expérience, les langues, l’aide espérée (relire, conseiller, présenter quelqu’un).',
        en: 'The trade, the experience, the languages, the help hoped for (reading, advice, an introduction).',
        ar: 'المهنة، والخبرة، واللغات، والمساعدة المطلوبة (مراجعة، نصيحة، تعريف).',
      },
      offer: {
        fr: 'Le métier, l’aide possible (relire un CV, préparer un entretien), le temps disponible.',
        en: 'Your trade, the help you can give (reading a CV, interview practice), the time you have.',
        ar: 'المهنة، والمساعدة الممكنة (مراجعة سيرة ذاتية، تحضير مقابلة)، والوقت المتاح.',
      },
    },
  },
  other: {
    icon: 'shapes',
    lifetimeDays: 30,
    label: { fr: 'Autre', en: 'Other', ar: 'غير ذلك' },
    hint: {
      request: {
        fr: 'En quelques phrases simples : quoi, quand, où.',
        en: 'In a few plain sentences: what, when, where.',
        ar: 'بجمل بسيطة: ماذا ومتى وأين.',
      },
      offer: {
        fr: 'En quelques phrases simples : quoi, quand, où.',
        en: 'In a few plain sentences: what, when, where.',
        ar: 'بجمل بسيطة: ماذا ومتى وأين.',
      },
    },
  },
} as const satisfies Record<string, DefaultCategory>;

export type DefaultCategorySlug = keyof typeof defaultCategories;
export const defaultCategorySlugs = Object.keys(defaultCategories) as [
  DefaultCategorySlug,
  ...DefaultCategorySlug[],
];
