interface Words {
  title: string;
  text: string;
}

type Language = 'fr' | 'en' | 'ar';
type Spoken = Record<Language, Words & { home: { space: string; platform: string } }>;

const homes: Record<Language, { space: string; platform: string }> = {
  fr: { space: 'Aller à la première page', platform: 'Voir les espaces d’Entraide' },
  en: { space: 'Go to the first page', platform: 'See the spaces of Entraide' },
  ar: { space: 'إلى الصفحة الأولى', platform: 'إلى مساحات Entraide' },
};

/** What the door says by itself, before any page: it stands alone, so it is no part of the pages' texts. */
const words: Record<string, Record<Language, Words>> = {
  misdirected: {
    fr: {
      title: 'Cette adresse ne mène nulle part',
      text: 'Aucun espace ne se trouve à cette adresse. Vérifiez-la dans le message ou le lien que vous avez reçu.',
    },
    en: {
      title: 'This address leads nowhere',
      text: 'There is no space at this address. Check it in the message or the link you were given.',
    },
    ar: {
      title: 'هذا العنوان لا يؤدّي إلى مكان',
      text: 'لا توجد مساحة في هذا العنوان. تحقّق منه في الرسالة أو الرابط الذي وصلك.',
    },
  },
  'not-allowed': {
    fr: {
      title: 'Cet envoi a été arrêté',
      text: 'Il ne venait pas de cet espace. Revenez à la page, rechargez-la et recommencez.',
    },
    en: {
      title: 'This was stopped',
      text: 'It did not come from this space. Go back to the page, load it again and try once more.',
    },
    ar: {
      title: 'أُوقف هذا الإرسال',
      text: 'لم يأتِ من هذه المساحة. عُد إلى الصفحة وحمّلها من جديد ثم حاول مرة أخرى.',
    },
  },
  'too-large': {
    fr: {
      title: 'C’est trop long',
      text: 'Revenez en arrière : votre texte est encore là. Raccourcissez-le, puis renvoyez-le.',
    },
    en: {
      title: 'This is too long',
      text: 'Go back: your text is still there. Make it shorter and send it again.',
    },
    ar: {
      title: 'هذا طويل جدًّا',
      text: 'عُد إلى الوراء: نصّك ما زال هناك. اختصره ثم أرسله من جديد.',
    },
  },
  'file-too-large': {
    fr: {
      title: 'Ce fichier est trop lourd',
      text: 'Revenez en arrière et choisissez un fichier plus léger.',
    },
    en: { title: 'This file is too large', text: 'Go back and choose a smaller one.' },
    ar: { title: 'هذا الملف كبير جدًّا', text: 'عُد إلى الوراء واختر ملفًّا أصغر.' },
  },
  'too-slow': {
    fr: {
      title: 'L’envoi a pris trop de temps',
      text: 'La connexion est peut-être faible. Revenez en arrière, puis recommencez.',
    },
    en: {
      title: 'Sending took too long',
      text: 'The connection may be weak. Go back and send it again.',
    },
    ar: {
      title: 'استغرق الإرسال وقتًا طويلًا',
      text: 'قد يكون الاتصال ضعيفًا. عُد إلى الوراء وأعد الإرسال.',
    },
  },
  'too-many': {
    fr: {
      title: 'Un instant',
      text: 'Cela faisait beaucoup d’un coup. Attendez une minute, puis recommencez.',
    },
    en: { title: 'One moment', text: 'That was a lot at once. Wait a minute, then try again.' },
    ar: { title: 'لحظة من فضلك', text: 'كان هذا كثيرًا دفعة واحدة. انتظر دقيقة ثم حاول من جديد.' },
  },
  unavailable: {
    fr: {
      title: 'Le service ne répond pas pour l’instant',
      text: 'Ce n’est pas de votre faute. Rechargez la page dans quelques secondes.',
    },
    en: {
      title: 'The service does not answer just now',
      text: 'It is not your fault. Load the page again in a few seconds.',
    },
    ar: {
      title: 'الخدمة لا تستجيب الآن',
      text: 'لا ذنب لك في ذلك. حمّل الصفحة من جديد بعد ثوانٍ.',
    },
  },
  busy: {
    fr: {
      title: 'Beaucoup de monde en ce moment',
      text: 'Le service est très occupé. Rechargez la page dans quelques secondes.',
    },
    en: {
      title: 'Many people at once',
      text: 'The service is very busy. Load the page again in a few seconds.',
    },
    ar: {
      title: 'ازدحام في هذه اللحظة',
      text: 'الخدمة مشغولة جدًّا. حمّل الصفحة من جديد بعد ثوانٍ.',
    },
  },
  'address-too-long': {
    fr: {
      title: 'Cette adresse est trop longue',
      text: 'Le lien est sans doute abîmé. Repartez de la page d’accueil.',
    },
    en: {
      title: 'This address is too long',
      text: 'The link is probably damaged. Start again from the first page.',
    },
    ar: {
      title: 'هذا العنوان طويل جدًّا',
      text: 'يبدو أن الرابط تالف. ابدأ من الصفحة الأولى.',
    },
  },
  malformed: {
    fr: {
      title: 'Cette demande ne se lit pas',
      text: 'Le lien est sans doute abîmé. Repartez de la page d’accueil.',
    },
    en: {
      title: 'This request cannot be read',
      text: 'The link is probably damaged. Start again from the first page.',
    },
    ar: {
      title: 'لا يمكن قراءة هذا الطلب',
      text: 'يبدو أن الرابط تالف. ابدأ من الصفحة الأولى.',
    },
  },
  internal: {
    fr: {
      title: 'Quelque chose n’a pas marché',
      text: 'L’erreur est notée et ne vient pas de vous. Rechargez la page, ou revenez plus tard.',
    },
    en: {
      title: 'Something did not work',
      text: 'The fault is on our side and has been noted. Load the page again, or come back later.',
    },
    ar: {
      title: 'حدث خلل',
      text: 'الخلل من جهتنا وقد سُجّل. حمّل الصفحة من جديد أو عُد لاحقًا.',
    },
  },
};

const other = words.internal as Record<Language, Words>;

export const doorCodes = Object.keys(words);

/** @param code of a refusal; one that has no words of its own is said as a failure */
export function doorWords(code: string): Spoken {
  const said = words[code] ?? other;
  return {
    fr: { ...said.fr, home: homes.fr },
    en: { ...said.en, home: homes.en },
    ar: { ...said.ar, home: homes.ar },
  };
}
