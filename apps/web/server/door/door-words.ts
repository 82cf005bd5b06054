import { availableLocales, type Locale } from '@entraide/model/language';

interface Words {
  title: string;
  text: string;
}

type Spoken = Record<Locale, Words & { home: { space: string; platform: string } }>;

const homes: Record<Locale, { space: string; platform: string }> = {
  fr: { space: 'Aller à la première page', platform: 'Voir les espaces d’Entraide' },
  en: { space: 'Go to the first page', platform: 'See the spaces of Entraide' },
  ar: { space: 'إلى الصفحة الأولى', platform: 'إلى مساحات Entraide' },
  es: { space: 'Ir a la página de inicio', platform: 'Ver los espacios de Entraide' },
  pt: { space: 'Ir para a página inicial', platform: 'Ver os espaços da Entraide' },
  de: { space: 'Zur Startseite', platform: 'Die Bereiche von Entraide ansehen' },
};

/** What the door says by itself, before any page: it stands alone, so it is no part of the pages' texts. */
const words: Record<string, Record<Locale, Words>> = {
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
    es: {
      title: 'Esta dirección no lleva a ninguna parte',
      text: 'No hay ningún espacio en esta dirección. Compruébela en el mensaje o el enlace que recibió.',
    },
    pt: {
      title: 'Este endereço não leva a lado nenhum',
      text: 'Não há nenhum espaço neste endereço. Confirme-o na mensagem ou no link que recebeu.',
    },
    de: {
      title: 'Diese Adresse führt nirgendwohin',
      text: 'Unter dieser Adresse gibt es keinen Bereich. Prüfen Sie sie in der Nachricht oder dem Link, den Sie bekommen haben.',
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
    es: {
      title: 'Este envío se ha detenido',
      text: 'No venía de este espacio. Vuelva a la página, recárguela e inténtelo de nuevo.',
    },
    pt: {
      title: 'Este envio foi parado',
      text: 'Não vinha deste espaço. Volte à página, recarregue-a e tente de novo.',
    },
    de: {
      title: 'Das wurde angehalten',
      text: 'Es kam nicht aus diesem Bereich. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.',
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
    es: {
      title: 'Es demasiado largo',
      text: 'Vuelva atrás: su texto sigue ahí. Acórtelo y envíelo de nuevo.',
    },
    pt: {
      title: 'É demasiado longo',
      text: 'Volte atrás: o texto ainda lá está. Encurte-o e envie-o de novo.',
    },
    de: {
      title: 'Das ist zu lang',
      text: 'Gehen Sie zurück: Ihr Text ist noch da. Kürzen Sie ihn und senden Sie ihn noch einmal.',
    },
  },
  'file-too-large': {
    fr: {
      title: 'Ce fichier est trop lourd',
      text: 'Revenez en arrière et choisissez un fichier plus léger.',
    },
    en: { title: 'This file is too large', text: 'Go back and choose a smaller one.' },
    ar: { title: 'هذا الملف كبير جدًّا', text: 'عُد إلى الوراء واختر ملفًّا أصغر.' },
    es: { title: 'Este archivo es demasiado grande', text: 'Vuelva atrás y elija uno más pequeño.' },
    pt: { title: 'Este ficheiro é demasiado grande', text: 'Volte atrás e escolha um mais pequeno.' },
    de: { title: 'Diese Datei ist zu groß', text: 'Gehen Sie zurück und wählen Sie eine kleinere.' },
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
    es: {
      title: 'El envío ha tardado demasiado',
      text: 'Puede que la conexión sea débil. Vuelva atrás e inténtelo de nuevo.',
    },
    pt: {
      title: 'O envio demorou demasiado',
      text: 'A ligação pode estar fraca. Volte atrás e tente de novo.',
    },
    de: {
      title: 'Das Senden hat zu lange gedauert',
      text: 'Vielleicht ist die Verbindung schwach. Gehen Sie zurück und senden Sie es noch einmal.',
    },
  },
  'too-many': {
    fr: {
      title: 'Un instant',
      text: 'Cela faisait beaucoup d’un coup. Attendez une minute, puis recommencez.',
    },
    en: { title: 'One moment', text: 'That was a lot at once. Wait a minute, then try again.' },
    ar: { title: 'لحظة من فضلك', text: 'كان هذا كثيرًا دفعة واحدة. انتظر دقيقة ثم حاول من جديد.' },
    es: { title: 'Un momento', text: 'Ha sido mucho de una vez. Espere un minuto e inténtelo de nuevo.' },
    pt: { title: 'Um momento', text: 'Foi muito de uma vez. Espere um minuto e tente de novo.' },
    de: {
      title: 'Einen Augenblick',
      text: 'Das war viel auf einmal. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    },
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
    es: {
      title: 'El servicio no responde por ahora',
      text: 'No es culpa suya. Recargue la página dentro de unos segundos.',
    },
    pt: {
      title: 'O serviço não responde de momento',
      text: 'A culpa não é sua. Recarregue a página daqui a uns segundos.',
    },
    de: {
      title: 'Der Dienst antwortet gerade nicht',
      text: 'Es liegt nicht an Ihnen. Laden Sie die Seite in ein paar Sekunden neu.',
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
    es: {
      title: 'Hay mucha gente en este momento',
      text: 'El servicio está muy ocupado. Recargue la página dentro de unos segundos.',
    },
    pt: {
      title: 'Muita gente neste momento',
      text: 'O serviço está muito ocupado. Recarregue a página daqui a uns segundos.',
    },
    de: {
      title: 'Viele Menschen auf einmal',
      text: 'Gerade ist sehr viel los. Laden Sie die Seite in ein paar Sekunden neu.',
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
    es: {
      title: 'Esta dirección es demasiado larga',
      text: 'El enlace estará dañado. Empiece de nuevo desde la página de inicio.',
    },
    pt: {
      title: 'Este endereço é demasiado longo',
      text: 'O link deve estar danificado. Recomece a partir da página inicial.',
    },
    de: {
      title: 'Diese Adresse ist zu lang',
      text: 'Der Link ist wohl beschädigt. Beginnen Sie neu auf der Startseite.',
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
    es: {
      title: 'Esta petición no se puede leer',
      text: 'El enlace estará dañado. Empiece de nuevo desde la página de inicio.',
    },
    pt: {
      title: 'Não é possível ler este pedido',
      text: 'O link deve estar danificado. Recomece a partir da página inicial.',
    },
    de: {
      title: 'Diese Anfrage ist nicht lesbar',
      text: 'Der Link ist wohl beschädigt. Beginnen Sie neu auf der Startseite.',
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
    es: {
      title: 'Algo no ha funcionado',
      text: 'El fallo es nuestro y ha quedado anotado. Recargue la página o vuelva más tarde.',
    },
    pt: {
      title: 'Algo não funcionou',
      text: 'A falha é nossa e ficou registada. Recarregue a página ou volte mais tarde.',
    },
    de: {
      title: 'Etwas hat nicht geklappt',
      text: 'Der Fehler liegt bei uns und ist vermerkt. Laden Sie die Seite neu oder kommen Sie später wieder.',
    },
  },
};

const other = words.internal as Record<Locale, Words>;

export const doorCodes = Object.keys(words);

/** @param code of a refusal; one that has no words of its own is said as a failure */
export function doorWords(code: string): Spoken {
  const said = words[code] ?? other;
  return Object.fromEntries(
    availableLocales.map((locale) => [locale, { ...said[locale], home: homes[locale] }]),
  ) as Spoken;
}
