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
    label: {
      fr: 'Garde d’enfants',
      en: 'Childcare',
      ar: 'رعاية الأطفال',
      es: 'Cuidado de niños',
      pt: 'Cuidar de crianças',
      de: 'Kinderbetreuung',
    },
    hint: {
      request: {
        fr: 'L’âge des enfants, les jours et les heures, la langue parlée à la maison.',
        en: 'The children’s ages, days and hours, the language spoken at home.',
        ar: 'أعمار الأطفال، والأيام والساعات، واللغة المستعملة في البيت.',
        es: 'La edad de los niños, los días y las horas, el idioma que se habla en casa.',
        pt: 'A idade das crianças, os dias e as horas, a língua falada em casa.',
        de: 'Alter der Kinder, Tage und Uhrzeiten, die Sprache zu Hause.',
      },
      offer: {
        fr: 'Les jours possibles, l’expérience avec les enfants, les âges préférés.',
        en: 'Days that suit, experience with children, preferred ages.',
        ar: 'الأيام المناسبة، والخبرة مع الأطفال، والأعمار المفضّلة.',
        es: 'Los días posibles, la experiencia con niños, las edades preferidas.',
        pt: 'Os dias possíveis, a experiência com crianças, as idades preferidas.',
        de: 'Mögliche Tage, Erfahrung mit Kindern, bevorzugtes Alter.',
      },
    },
  },
  lifts: {
    icon: 'car',
    lifetimeDays: 14,
    label: {
      fr: 'Trajets',
      en: 'Lifts',
      ar: 'توصيل بالسيارة',
      es: 'Viajes en coche',
      pt: 'Boleias',
      de: 'Mitfahrten',
    },
    hint: {
      request: {
        fr: 'Le départ, l’arrivée, le jour et l’heure, le nombre de personnes et de bagages.',
        en: 'From where, to where, day and time, how many people and bags.',
        ar: 'من أين وإلى أين، واليوم والساعة، وعدد الأشخاص والحقائب.',
        es: 'Desde dónde y hasta dónde, el día y la hora, cuántas personas y maletas.',
        pt: 'De onde e para onde, o dia e a hora, quantas pessoas e malas.',
        de: 'Von wo nach wo, Tag und Uhrzeit, wie viele Personen und Gepäckstücke.',
      },
      offer: {
        fr: 'Le trajet, le jour et l’heure, les places libres, les détours possibles.',
        en: 'The route, day and time, free seats, detours that are possible.',
        ar: 'الطريق، واليوم والساعة، والمقاعد الشاغرة، وإمكان تغيير المسار.',
        es: 'El trayecto, el día y la hora, las plazas libres, los desvíos posibles.',
        pt: 'O trajeto, o dia e a hora, os lugares livres, os desvios possíveis.',
        de: 'Die Strecke, Tag und Uhrzeit, freie Plätze, mögliche Umwege.',
      },
    },
  },
  shopping: {
    icon: 'shopping-basket',
    lifetimeDays: 14,
    label: {
      fr: 'Courses',
      en: 'Shopping and errands',
      ar: 'مشتريات وقضاء حاجات',
      es: 'Compras y recados',
      pt: 'Compras e recados',
      de: 'Einkäufe und Besorgungen',
    },
    hint: {
      request: {
        fr: 'Ce qu’il faut, pour quand, et comment se fera le remboursement.',
        en: 'What is needed, by when, and how it will be paid back.',
        ar: 'ما المطلوب، ومتى، وكيف سيُردّ الثمن.',
        es: 'Qué hace falta, para cuándo y cómo se devolverá el dinero.',
        pt: 'O que é preciso, para quando e como será pago de volta.',
        de: 'Was gebraucht wird, bis wann, und wie es erstattet wird.',
      },
      offer: {
        fr: 'Les jours de passage, les magasins, à pied ou en voiture.',
        en: 'Which days, which shops, on foot or by car.',
        ar: 'أيام المرور، والمتاجر، مشيًا أو بالسيارة.',
        es: 'Qué días, qué tiendas, a pie o en coche.',
        pt: 'Que dias, que lojas, a pé ou de carro.',
        de: 'An welchen Tagen, in welchen Geschäften, zu Fuß oder mit dem Auto.',
      },
    },
  },
  lodging: {
    icon: 'bed-double',
    lifetimeDays: 30,
    label: {
      fr: 'Hébergement',
      en: 'Lodging',
      ar: 'سكن وإيواء',
      es: 'Alojamiento',
      pt: 'Alojamento',
      de: 'Unterkunft',
    },
    hint: {
      request: {
        fr: 'Pour combien de personnes, de quand à quand, et ce qui est indispensable.',
        en: 'For how many people, from when to when, and what is essential.',
        ar: 'لكم شخص، ومن متى إلى متى، وما الضروري.',
        es: 'Para cuántas personas, desde cuándo y hasta cuándo, y lo imprescindible.',
        pt: 'Para quantas pessoas, de quando a quando, e o que é indispensável.',
        de: 'Für wie viele Personen, von wann bis wann, und was unbedingt nötig ist.',
      },
      offer: {
        fr: 'Chambre ou canapé, les dates, les animaux, les habitudes de la maison.',
        en: 'A room or a sofa, the dates, pets, the ways of the house.',
        ar: 'غرفة أو أريكة، والتواريخ، والحيوانات، وعادات البيت.',
        es: 'Habitación o sofá, las fechas, los animales, las costumbres de la casa.',
        pt: 'Quarto ou sofá, as datas, os animais, os hábitos da casa.',
        de: 'Zimmer oder Sofa, die Daten, Haustiere, die Gewohnheiten im Haus.',
      },
    },
  },
  health: {
    icon: 'heart-pulse',
    lifetimeDays: 21,
    label: {
      fr: 'Santé et accompagnement',
      en: 'Health and accompaniment',
      ar: 'صحة ومرافقة',
      es: 'Salud y acompañamiento',
      pt: 'Saúde e acompanhamento',
      de: 'Gesundheit und Begleitung',
    },
    hint: {
      request: {
        fr: 'Le type d’aide (rendez-vous, visite, pharmacie), le jour, la langue. Les détails médicaux restent pour la conversation.',
        en: 'The kind of help (appointment, visit, pharmacy), the day, the language. Keep medical details for the conversation.',
        ar: 'نوع المساعدة (موعد، زيارة، صيدلية)، واليوم، واللغة. أمّا التفاصيل الطبية فتُترك للمحادثة.',
        es: 'El tipo de ayuda (cita, visita, farmacia), el día, el idioma. Los detalles médicos quedan para la conversación.',
        pt: 'O tipo de ajuda (consulta, visita, farmácia), o dia, a língua. Os pormenores médicos ficam para a conversa.',
        de: 'Die Art der Hilfe (Termin, Besuch, Apotheke), der Tag, die Sprache. Medizinische Einzelheiten gehören in die Unterhaltung.',
      },
      offer: {
        fr: 'Accompagner, rendre visite, traduire chez le médecin : les jours et les langues.',
        en: 'Going along, visiting, interpreting at the doctor’s: the days and languages.',
        ar: 'مرافقة، زيارة، ترجمة عند الطبيب: الأيام واللغات.',
        es: 'Acompañar, visitar, interpretar en el médico: los días y los idiomas.',
        pt: 'Acompanhar, visitar, traduzir no médico: os dias e as línguas.',
        de: 'Begleiten, besuchen, beim Arzt übersetzen: die Tage und Sprachen.',
      },
    },
  },
  administration: {
    icon: 'file-text',
    lifetimeDays: 30,
    label: {
      fr: 'Démarches et traduction',
      en: 'Paperwork and translation',
      ar: 'معاملات وترجمة',
      es: 'Trámites y traducción',
      pt: 'Papelada e tradução',
      de: 'Behörden und Übersetzen',
    },
    hint: {
      request: {
        fr: 'La démarche, les langues, la date limite. Jamais de numéro de passeport ici.',
        en: 'What it is about, the languages, the deadline. Never a passport number here.',
        ar: 'المعاملة، واللغات، والموعد الأخير. لا رقم جواز سفر هنا أبدًا.',
        es: 'El trámite, los idiomas, la fecha límite. Nunca un número de pasaporte aquí.',
        pt: 'De que se trata, as línguas, o prazo. Nunca um número de passaporte aqui.',
        de: 'Worum es geht, die Sprachen, die Frist. Nie eine Passnummer hier.',
      },
      offer: {
        fr: 'Les démarches connues, les langues, en personne ou par téléphone.',
        en: 'The paperwork you know, the languages, in person or by phone.',
        ar: 'المعاملات التي تعرفونها، واللغات، حضوريًا أو بالهاتف.',
        es: 'Los trámites que se conocen, los idiomas, en persona o por teléfono.',
        pt: 'Os assuntos que se conhecem, as línguas, em pessoa ou por telefone.',
        de: 'Womit Erfahrung da ist, die Sprachen, persönlich oder am Telefon.',
      },
    },
  },
  pets: {
    icon: 'paw-print',
    lifetimeDays: 30,
    label: { fr: 'Animaux', en: 'Pets', ar: 'حيوانات أليفة', es: 'Animales', pt: 'Animais', de: 'Tiere' },
    hint: {
      request: {
        fr: 'Quel animal, son caractère, les dates, chez qui.',
        en: 'Which animal, its character, the dates, at whose home.',
        ar: 'أيّ حيوان، وطباعه، والتواريخ، وفي بيت من.',
        es: 'Qué animal, su carácter, las fechas, en casa de quién.',
        pt: 'Que animal, o seu feitio, as datas, em casa de quem.',
        de: 'Welches Tier, sein Wesen, die Daten, bei wem zu Hause.',
      },
      offer: {
        fr: 'Garder, promener, conduire chez le vétérinaire : les jours et les animaux acceptés.',
        en: 'Sitting, walking, a drive to the vet: the days and which animals.',
        ar: 'رعاية، تنزيه، توصيل إلى البيطري: الأيام والحيوانات المقبولة.',
        es: 'Cuidar, pasear, llevar al veterinario: los días y qué animales.',
        pt: 'Cuidar, passear, levar ao veterinário: os dias e que animais.',
        de: 'Hüten, ausführen, zum Tierarzt fahren: die Tage und welche Tiere.',
      },
    },
  },
  lending: {
    icon: 'gift',
    lifetimeDays: 60,
    label: {
      fr: 'Prêts et dons',
      en: 'Lending and giving',
      ar: 'إعارة وعطاء',
      es: 'Préstamos y regalos',
      pt: 'Emprestar e dar',
      de: 'Leihen und Schenken',
    },
    hint: {
      request: {
        fr: 'L’objet, la taille, pour combien de temps.',
        en: 'The thing, its size, for how long.',
        ar: 'الغرض، وحجمه، وإلى متى.',
        es: 'El objeto, el tamaño, por cuánto tiempo.',
        pt: 'O objeto, o tamanho, por quanto tempo.',
        de: 'Der Gegenstand, die Größe, für wie lange.',
      },
      offer: {
        fr: 'L’objet, son état, à donner ou à prêter, comment venir le chercher.',
        en: 'The thing, its condition, to give or to lend, how to collect it.',
        ar: 'الغرض، وحالته، عطاءً أو إعارةً، وكيف يُستلم.',
        es: 'El objeto, su estado, si se regala o se presta, cómo recogerlo.',
        pt: 'O objeto, o seu estado, para dar ou emprestar, como ir buscá-lo.',
        de: 'Der Gegenstand, sein Zustand, geschenkt oder geliehen, wie er abgeholt wird.',
      },
    },
  },
  company: {
    icon: 'coffee',
    lifetimeDays: 60,
    label: {
      fr: 'Compagnie et conversation',
      en: 'Company and conversation',
      ar: 'رفقة وحديث',
      es: 'Compañía y conversación',
      pt: 'Companhia e conversa',
      de: 'Gesellschaft und Gespräch',
    },
    hint: {
      request: {
        fr: 'Ce qui ferait plaisir : un café, une langue, une promenade, un jeu.',
        en: 'What would be welcome: a coffee, a language, a walk, a game.',
        ar: 'ما الذي يسرّ: قهوة، لغة، نزهة، لعبة.',
        es: 'Lo que apetece: un café, un idioma, un paseo, un juego.',
        pt: 'O que daria gosto: um café, uma língua, um passeio, um jogo.',
        de: 'Was willkommen wäre: ein Kaffee, eine Sprache, ein Spaziergang, ein Spiel.',
      },
      offer: {
        fr: 'Ce qui est proposé, à quel rythme, dans quelle langue.',
        en: 'What you have in mind, how often, in which language.',
        ar: 'ما المقترح، وكم مرة، وبأيّ لغة.',
        es: 'Lo que se propone, cada cuánto, en qué idioma.',
        pt: 'O que se propõe, com que frequência, em que língua.',
        de: 'Was angeboten wird, wie oft, in welcher Sprache.',
      },
    },
  },
  moving: {
    icon: 'truck',
    lifetimeDays: 30,
    label: {
      fr: 'Déménagement',
      en: 'Moving',
      ar: 'نقل الأثاث',
      es: 'Mudanzas',
      pt: 'Mudanças',
      de: 'Umzug',
    },
    hint: {
      request: {
        fr: 'La date, l’étage, l’ascenseur, ce qui est lourd, le nombre de bras.',
        en: 'The date, the floor, the lift, what is heavy, how many hands.',
        ar: 'التاريخ، والطابق، والمصعد، والأشياء الثقيلة، وعدد المساعدين.',
        es: 'La fecha, el piso, el ascensor, lo que pesa, cuántas manos.',
        pt: 'A data, o andar, o elevador, o que é pesado, quantas mãos.',
        de: 'Das Datum, das Stockwerk, der Aufzug, was schwer ist, wie viele Hände.',
      },
      offer: {
        fr: 'Des bras, des cartons, une camionnette, des outils : quand et jusqu’où.',
        en: 'Hands, boxes, a van, tools: when and how far.',
        ar: 'مساعدة، صناديق، شاحنة صغيرة، أدوات: متى وإلى أين.',
        es: 'Manos, cajas, furgoneta, herramientas: cuándo y hasta dónde.',
        pt: 'Mãos, caixas, uma carrinha, ferramentas: quando e até onde.',
        de: 'Hände, Kartons, ein Transporter, Werkzeug: wann und wie weit.',
      },
    },
  },
  work: {
    icon: 'briefcase',
    lifetimeDays: 60,
    label: {
      fr: 'Travail et formation',
      en: 'Work and training',
      ar: 'عمل وتدريب',
      es: 'Trabajo y formación',
      pt: 'Trabalho e formação',
      de: 'Arbeit und Ausbildung',
    },
    hint: {
      request: {
        fr: 'Le métier, l’expérience, les langues, l’aide espérée (relire, conseiller, présenter quelqu’un).',
        en: 'The trade, the experience, the languages, the help hoped for (reading, advice, an introduction).',
        ar: 'المهنة، والخبرة، واللغات، والمساعدة المطلوبة (مراجعة، نصيحة، تعريف).',
        es: 'El oficio, la experiencia, los idiomas, la ayuda esperada (revisar, aconsejar, presentar a alguien).',
        pt: 'A profissão, a experiência, as línguas, a ajuda esperada (rever, aconselhar, apresentar alguém).',
        de: 'Der Beruf, die Erfahrung, die Sprachen, die erhoffte Hilfe (durchlesen, beraten, jemanden vorstellen).',
      },
      offer: {
        fr: 'Le métier, l’aide possible (relire un CV, préparer un entretien), le temps disponible.',
        en: 'Your trade, the help you can give (reading a CV, interview practice), the time you have.',
        ar: 'المهنة، والمساعدة الممكنة (مراجعة سيرة ذاتية، تحضير مقابلة)، والوقت المتاح.',
        es: 'El oficio, la ayuda posible (revisar un currículum, preparar una entrevista), el tiempo disponible.',
        pt: 'A profissão, a ajuda possível (rever um currículo, preparar uma entrevista), o tempo disponível.',
        de: 'Der Beruf, die mögliche Hilfe (Lebenslauf lesen, Vorstellungsgespräch üben), die verfügbare Zeit.',
      },
    },
  },
  other: {
    icon: 'shapes',
    lifetimeDays: 30,
    label: { fr: 'Autre', en: 'Other', ar: 'غير ذلك', es: 'Otros', pt: 'Outros', de: 'Sonstiges' },
    hint: {
      request: {
        fr: 'En quelques phrases simples : quoi, quand, où.',
        en: 'In a few plain sentences: what, when, where.',
        ar: 'بجمل بسيطة: ماذا ومتى وأين.',
        es: 'En pocas frases sencillas: qué, cuándo, dónde.',
        pt: 'Em poucas frases simples: o quê, quando, onde.',
        de: 'In wenigen einfachen Sätzen: was, wann, wo.',
      },
      offer: {
        fr: 'En quelques phrases simples : quoi, quand, où.',
        en: 'In a few plain sentences: what, when, where.',
        ar: 'بجمل بسيطة: ماذا ومتى وأين.',
        es: 'En pocas frases sencillas: qué, cuándo, dónde.',
        pt: 'Em poucas frases simples: o quê, quando, onde.',
        de: 'In wenigen einfachen Sätzen: was, wann, wo.',
      },
    },
  },
} as const satisfies Record<string, DefaultCategory>;

export type DefaultCategorySlug = keyof typeof defaultCategories;
export const defaultCategorySlugs = Object.keys(defaultCategories) as [
  DefaultCategorySlug,
  ...DefaultCategorySlug[],
];
