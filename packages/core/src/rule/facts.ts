import { type Flag, markedIn, type Written } from '@entraide/model/rule';
import { Locale, type RuleName } from '@entraide/model/tenant';

interface Sentences {
  rules: Record<RuleName, string>;
  /** Before the words. */
  words: string;
  quote: [string, string];
  change: string;
  next: string;
}

const MOST_WORDS = 8;
const LONGEST_WORD = 60;

/** What a rule says to the author of a text that it holds. None of them says that somebody did wrong. */
const sentences: Record<Locale, Sentences> = {
  fr: {
    rules: {
      contact: 'Ce texte donne un numéro, une adresse ou un lien que tout le monde pourrait lire.',
      'money-first': 'Ce texte semble demander de l’argent avant une rencontre ou une visite.',
      transfer:
        'Ce texte parle d’un moyen de payer que personne ne peut annuler : service de transfert, coupon ou carte cadeau.',
      'false-work':
        'Ce texte ressemble à des offres de travail, de visa ou de papiers qui font perdre de l’argent.',
      'off-platform': 'Ce premier message propose de continuer ailleurs que dans l’espace.',
      'look-alike': 'Un nom y est écrit presque comme celui de l’espace ou de son équipe.',
      repeated: 'Le même texte est venu plusieurs fois ces derniers temps.',
      words: 'Ce texte contient des mots que l’équipe relit toujours.',
      'new-member': 'L’équipe relit les premières annonces de chaque nouveau membre.',
    },
    words: 'Les mots qui l’ont fait retenir\u00a0:',
    quote: ['«\u00a0', '\u00a0»'],
    change: 'Il est possible de les changer.',
    next: 'Une personne de l’équipe lira ce texte dans tous les cas.',
  },
  en: {
    rules: {
      contact: 'This text gives a number, an address or a link that everybody could read.',
      'money-first': 'This text seems to ask for money before people have met, or before a visit.',
      transfer:
        'This text is about a way to pay that nobody can call back: a transfer service, a voucher or a gift card.',
      'false-work': 'This text is like offers of work, visas or papers that cost people their money.',
      'off-platform': 'This first message asks to go on somewhere else than in the space.',
      'look-alike': 'A name in it is written almost like that of the space or its team.',
      repeated: 'The same text came several times lately.',
      words: 'This text has words that the team always reads first.',
      'new-member': 'The team reads the first listings of every new member.',
    },
    words: 'The words that it was held for:',
    quote: ['“', '”'],
    change: 'They can be changed.',
    next: 'Somebody of the team reads this text in any case.',
  },
  ar: {
    rules: {
      contact: 'في هذا النص رقم أو عنوان أو رابط قد يقرؤه الجميع.',
      'money-first': 'يبدو أن هذا النص يطلب مالًا قبل اللقاء أو الزيارة.',
      transfer: 'يذكر هذا النص طريقة دفع لا يستطيع أحد استرجاعها: خدمة تحويل أو قسيمة أو بطاقة هدية.',
      'false-work': 'يشبه هذا النص عروض عمل أو تأشيرات أو أوراق تُخسِر الناس مالهم.',
      'off-platform': 'تقترح هذه الرسالة الأولى المتابعة خارج المساحة.',
      'look-alike': 'فيه اسم مكتوب على نحو يشبه اسم المساحة أو فريقها.',
      repeated: 'وصل النص نفسه عدة مرات مؤخرًا.',
      words: 'في هذا النص كلمات يقرؤها الفريق دائمًا أولًا.',
      'new-member': 'يقرأ الفريق أول إعلانات كل عضو جديد.',
    },
    words: 'الكلمات التي أوقفته:',
    quote: ['«', '»'],
    change: 'يمكن تغييرها.',
    next: 'سيقرأ شخص من الفريق هذا النص في كل الأحوال.',
  },
  es: {
    rules: {
      contact: 'Este texto da un número, una dirección o un enlace que todo el mundo podría leer.',
      'money-first': 'Este texto parece pedir dinero antes de un encuentro o de una visita.',
      transfer:
        'Este texto habla de una forma de pago que nadie puede anular: servicio de envío de dinero, cupón o tarjeta regalo.',
      'false-work':
        'Este texto se parece a ofertas de trabajo, de visados o de papeles que hacen perder dinero.',
      'off-platform': 'Este primer mensaje propone seguir fuera del espacio.',
      'look-alike': 'Hay un nombre escrito casi como el del espacio o el de su equipo.',
      repeated: 'El mismo texto ha llegado varias veces últimamente.',
      words: 'Este texto contiene palabras que el equipo siempre lee antes.',
      'new-member': 'El equipo lee los primeros anuncios de cada miembro nuevo.',
    },
    words: 'Las palabras por las que se ha retenido:',
    quote: ['«', '»'],
    change: 'Se pueden cambiar.',
    next: 'Alguien del equipo leerá este texto en todo caso.',
  },
  pt: {
    rules: {
      contact: 'Este texto dá um número, um endereço ou um link que toda a gente poderia ler.',
      'money-first': 'Este texto parece pedir dinheiro antes de um encontro ou de uma visita.',
      transfer:
        'Este texto fala de um meio de pagamento que ninguém pode anular: serviço de transferência, vale ou cartão-presente.',
      'false-work':
        'Este texto parece-se com ofertas de trabalho, de vistos ou de papéis que fazem perder dinheiro.',
      'off-platform': 'Esta primeira mensagem propõe continuar fora do espaço.',
      'look-alike': 'Há um nome escrito quase como o do espaço ou o da sua equipa.',
      repeated: 'O mesmo texto chegou várias vezes nos últimos tempos.',
      words: 'Este texto contém palavras que a equipa lê sempre antes.',
      'new-member': 'A equipa lê os primeiros anúncios de cada novo membro.',
    },
    words: 'As palavras que o retiveram:',
    quote: ['«', '»'],
    change: 'Podem ser mudadas.',
    next: 'Alguém da equipa lerá este texto em todo o caso.',
  },
  de: {
    rules: {
      contact: 'Dieser Text enthält eine Nummer, eine Adresse oder einen Link, den alle lesen könnten.',
      'money-first': 'Dieser Text scheint Geld vor einem Treffen oder einer Besichtigung zu verlangen.',
      transfer:
        'In diesem Text geht es um eine Zahlung, die niemand zurückholen kann: Geldtransfer, Gutschein oder Geschenkkarte.',
      'false-work':
        'Dieser Text ähnelt Angeboten für Arbeit, Visa oder Papiere, bei denen Menschen ihr Geld verlieren.',
      'off-platform': 'Diese erste Nachricht schlägt vor, außerhalb des Bereichs weiterzuschreiben.',
      'look-alike': 'Ein Name darin ist fast so geschrieben wie der des Bereichs oder seines Teams.',
      repeated: 'Derselbe Text kam in letzter Zeit mehrmals.',
      words: 'Dieser Text enthält Wörter, die das Team immer zuerst liest.',
      'new-member': 'Das Team liest die ersten Anzeigen jedes neuen Mitglieds.',
    },
    words: 'Deshalb wurde er zurückgehalten:',
    quote: ['„', '“'],
    change: 'Die Wörter lassen sich ändern.',
    next: 'Jemand aus dem Team liest diesen Text auf jeden Fall.',
  },
};

/** Why a text waits, in its author's language: each rule in a sentence, the words, and what to do. */
export function factsOf(locale: string, text: Written, flags: readonly Flag[]): string {
  const { rules, words, quote, change, next } = sentences[Locale.catch('en').parse(locale)];
  const marked = [...new Set(flags.flatMap(({ marks }) => marks.map((mark) => markedIn(text, mark).trim())))]
    .filter((one) => one !== '')
    .slice(0, MOST_WORDS)
    .map(
      (one) =>
        quote[0] +
        (one.length > LONGEST_WORD ? `${[...one].slice(0, LONGEST_WORD).join('')}…` : one) +
        quote[1],
    );
  const why = flags.map(({ rule }) => rules[rule]);
  return [...why, ...(marked.length > 0 ? [`${words} ${marked.join(', ')}.`, change] : []), next].join(' ');
}
