import type { Locale } from './texts.ts';

type SafetyTexts = Readonly<Record<Locale, string>>;

/**
 * What a space says of safety until it finds its own words: one line, and what stands behind it. Worded so that it fits "tu" and
 * "vous".
 */
export const starterSafety = {
  childcare: {
    line: {
      fr: 'Se rencontrer d’abord, parents présents. Ni prénom ni photo d’enfant ici : l’âge suffit.',
      en: 'Meet first, with the parents there. No child’s name or photo here: the age is enough.',
      ar: 'اللقاء أولًا بحضور الوالدين. لا اسم طفل ولا صورته هنا: يكفي العمر.',
    },
    more: {
      fr: 'Une première rencontre chez les parents, avant la première garde. Demander à parler à une famille qui connaît déjà la personne. Convenir des heures, de qui vient chercher l’enfant et d’un numéro qui répond. Un doute, même sans raison claire, suffit pour dire non.',
      en: 'A first meeting at the parents’ home, before the first time alone. Ask to speak with a family who knows the person already. Agree on the hours, on who fetches the child and on a number that is answered. A doubt, even without a clear reason, is enough to say no.',
      ar: 'لقاء أول في بيت الوالدين قبل المرة الأولى. من المفيد الحديث مع عائلة تعرف الشخص. نتفق على الساعات، وعلى من يأتي لأخذ الطفل، وعلى رقم هاتف يردّ. الشكّ وحده، ولو دون سبب واضح، يكفي للاعتذار.',
    },
  },
  lifts: {
    line: {
      fr: 'Avant de partir, dire à un proche avec qui, dans quelle voiture et jusqu’où.',
      en: 'Before leaving, tell somebody close who with, in which car and where to.',
      ar: 'قبل الانطلاق، نخبر شخصًا قريبًا: مع من، وبأي سيارة، وإلى أين.',
    },
    more: {
      fr: 'Se retrouver dans un lieu passant. Vérifier que la plaque est celle annoncée et que la voiture est assurée. Les frais se partagent ; personne ne paie une course. Une ceinture pour chacun, un siège adapté pour un enfant. On peut descendre quand on veut.',
      en: 'Meet where there are people. Check that the number plate is the one announced and that the car is insured. Costs are shared; nobody pays a fare. A belt for everybody, the right seat for a child. Anybody may get out at any time.',
      ar: 'نلتقي في مكان فيه ناس. نتأكد من رقم السيارة ومن التأمين. نتقاسم التكاليف ولا يدفع أحد أجرة. حزام لكل شخص، ومقعد مناسب للطفل. ويمكن النزول في أي وقت.',
    },
  },
  lodging: {
    line: {
      fr: 'Voir le logement, ou au moins se parler en vidéo, avant de payer quoi que ce soit.',
      en: 'See the place, or at least speak by video, before paying anything.',
      ar: 'رؤية السكن، أو حديث بالفيديو على الأقل، قبل دفع أي شيء.',
    },
    more: {
      fr: 'Pas d’acompte par mandat, carte-cadeau ou virement à l’étranger. Demander le nom complet et l’adresse, et les donner à un proche. Garder ses papiers d’identité sur soi. Pour héberger : dire d’avance combien de nuits et ce qui se partage, et prévoir une porte qui ferme.',
      en: 'No deposit by money transfer, gift card or payment abroad. Ask for the full name and the address, and give them to somebody close. Identity papers stay with their owner. For hosts: say beforehand how many nights and what is shared, and have a door that locks.',
      ar: 'لا عربون بحوالة أو بطاقة هدايا أو تحويل إلى الخارج. نطلب الاسم الكامل والعنوان ونعطيهما لشخص قريب. أوراق الهوية تبقى مع صاحبها. ولمن يستضيف: نقول مسبقًا كم ليلة وما الذي نتشاركه، مع باب يُقفل.',
    },
  },
  health: {
    line: {
      fr: 'L’entraide ne remplace pas un médecin : si c’est grave, appeler d’abord les secours.',
      en: 'Neighbours do not replace a doctor: if it is serious, call for emergency help first.',
      ar: 'مساعدة الجيران لا تغني عن الطبيب: في الحالات الخطيرة نتصل بالإسعاف أولًا.',
    },
    more: {
      fr: 'Accompagner, tenir compagnie, passer à la pharmacie : oui. Donner un médicament, un soin ou un avis médical : non, c’est un métier. N’écrire ici ni diagnostic ni nom de malade : « un rendez-vous à l’hôpital » suffit. Noter le numéro d’un proche avant de partir ensemble.',
      en: 'Going along, keeping company, fetching from the pharmacy: yes. Giving medicine, care or medical advice: no, that is a profession. Write neither a diagnosis nor a patient’s name here: “an appointment at the hospital” is enough. Note the number of somebody close before leaving together.',
      ar: 'المرافقة والمؤانسة والذهاب إلى الصيدلية: نعم. إعطاء دواء أو علاج أو رأي طبي: لا، فهذه مهنة. لا نكتب هنا تشخيصًا ولا اسم مريض: يكفي «موعد في المستشفى». ونسجّل رقم شخص قريب قبل الخروج معًا.',
    },
  },
  money: {
    line: {
      fr: 'Pas d’argent d’avance, ni carte ni code confiés : on règle en main propre, ticket à l’appui.',
      en: 'No money beforehand, no card or PIN handed over: settle in person, with the receipt.',
      ar: 'لا مال مسبقًا، ولا بطاقة ولا رقم سري: الحساب وجهًا لوجه ومع الإيصال.',
    },
    more: {
      fr: 'Fixer avant le montant à ne pas dépasser et la façon de rembourser. Garder le ticket et compter ensemble. Pour un objet prêté : une photo de son état et une date de retour, par écrit. Qui demande une carte-cadeau ou un mandat veut tromper : le signaler.',
      en: 'Agree beforehand on the most that may be spent and on how it is paid back. Keep the receipt and count together. For a thing that is lent: a photo of its state and a date of return, in writing. Whoever asks for a gift card or a money transfer means to cheat: report it.',
      ar: 'نتفق مسبقًا على أقصى مبلغ وعلى طريقة السداد. نحتفظ بالإيصال ونحسب معًا. وعند الإعارة: صورة لحالة الشيء وموعد للإرجاع، كتابةً. من يطلب بطاقة هدايا أو حوالة يريد الخداع: نبلّغ عنه.',
    },
  },
  papers: {
    line: {
      fr: 'Montrer un papier, oui ; laisser un original ou un mot de passe, jamais.',
      en: 'Show a paper, yes; leave an original or a password, never.',
      ar: 'نُري الورقة، نعم؛ أما ترك الأصل أو كلمة مرور فلا أبدًا.',
    },
    more: {
      fr: 'Lire et traduire ensemble, côte à côte. Sur une copie, écrire en travers pour qui elle est, et la date. Les démarches officielles sont gratuites ou se paient au guichet, jamais à un intermédiaire. Personne ne peut garantir un visa ni un rendez-vous.',
      en: 'Read and translate together, side by side. On a copy, write across it whom it is for, and the date. Official procedures are free of charge or paid at the counter, never to a go-between. Nobody can promise a visa or an appointment.',
      ar: 'نقرأ ونترجم معًا، جنبًا إلى جنب. على النسخة نكتب لمن هي والتاريخ. المعاملات الرسمية مجانية أو تُدفع في الشبّاك، لا لوسيط. لا أحد يضمن تأشيرة أو موعدًا.',
    },
  },
  work: {
    line: {
      fr: 'Un vrai travail ne se paie pas d’avance : ni frais de dossier, ni formation à acheter.',
      en: 'A real job costs nothing beforehand: no fee for a file, no training to buy.',
      ar: 'العمل الحقيقي لا يُدفع له شيء مسبقًا: لا رسوم ملف ولا تدريب يُشترى.',
    },
    more: {
      fr: 'Vérifier que l’entreprise existe et qu’on y répond au téléphone. N’envoyer ni pièce d’identité ni relevé bancaire avant un contrat. Premier entretien dans des bureaux ou un lieu public. Un salaire trop beau pour la tâche est un signal d’alerte.',
      en: 'Check that the company exists and answers its telephone. Send no identity paper and no bank statement before there is a contract. First interview in an office or a public place. Pay that is too good for the task is a warning.',
      ar: 'نتأكد أن الشركة موجودة وأنها تردّ على الهاتف. لا نرسل وثيقة هوية ولا كشف حساب قبل العقد. المقابلة الأولى في مكتب أو مكان عام. الأجر الذي يفوق العمل بكثير علامة تحذير.',
    },
  },
  meeting: {
    line: {
      fr: 'Première rencontre dans un lieu public, et un proche sait où et avec qui.',
      en: 'First meeting in a public place, and somebody close knows where and with whom.',
      ar: 'اللقاء الأول في مكان عام، مع علم شخص قريب أين ومع من.',
    },
    more: {
      fr: 'Un café, un parc, la salle de l’association : le domicile vient après. Fixer une heure de fin, et un message une fois rentré. Garder ses clés et son code d’entrée tant qu’on ne se connaît pas. On peut partir sans s’excuser.',
      en: 'A café, a park, the association’s hall: homes come later. Set an hour to end, and send a message once home. Keep keys and the code of the door until you know each other. Anybody may leave without an excuse.',
      ar: 'مقهى أو حديقة أو قاعة الجمعية: البيت يأتي لاحقًا. نحدّد ساعة للنهاية، ورسالة بعد العودة. نحتفظ بالمفاتيح ورمز الباب إلى أن نتعارف. ويمكن الانصراف دون اعتذار.',
    },
  },
} as const satisfies Record<string, { line: SafetyTexts; more: SafetyTexts }>;
