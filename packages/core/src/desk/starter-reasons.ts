import type { Reason } from '@entraide/model/moderation';
import { Locale, type TenantConfig } from '@entraide/model/tenant';

type Sentences = Record<Reason | 'keep', string>;

/** What is said when a moderator writes nothing of their own, in the language of whom it is about. Each is a reason, and no verdict on a person. */
const sentences: Record<Locale, Sentences> = {
  fr: {
    keep: 'Rien ici ne va contre la charte ni contre la loi.',
    danger: 'Ce texte peut mettre quelqu’un en danger.',
    child: 'Ce texte peut mettre un enfant en danger, ou en dit trop sur un enfant.',
    threat: 'Ce texte menace quelqu’un. La loi l’interdit.',
    hate: 'Ce texte s’en prend à des personnes pour ce qu’elles sont. La loi l’interdit.',
    scam: 'Ce texte ressemble à une arnaque : il peut faire perdre de l’argent à qui y répond.',
    money: 'Demander de l’argent avant de se rencontrer n’est pas permis ici.',
    privacy: 'Ce texte donne des renseignements personnels sur quelqu’un.',
    illegal: 'Ce qui est proposé ou demandé ici est interdit par la loi.',
    insult: 'Ce texte est blessant. Ici, on s’écrit avec respect.',
    impersonation: 'Ce texte parle au nom de quelqu’un d’autre, ou de l’association.',
    contact:
      'Ce texte donne un numéro, une adresse ou un lien que tout le monde peut lire. Ici, on s’écrit par l’espace.',
    advertising: 'Ce texte est une publicité. L’espace est fait pour s’entraider.',
    wrong: 'Ce texte n’est pas à sa place ici, ou n’est plus vrai.',
    other: 'Ce texte ne respecte pas la charte de l’espace.',
  },
  en: {
    keep: 'Nothing here is against the charter or the law.',
    danger: 'This text may put somebody in danger.',
    child: 'This text may put a child in danger, or says too much about a child.',
    threat: 'This text threatens somebody. The law forbids it.',
    hate: 'This text attacks people for who they are. The law forbids it.',
    scam: 'This text looks like a scam: whoever answers it may lose money.',
    money: 'Asking for money before people have met is not allowed here.',
    privacy: 'This text gives personal details about somebody.',
    illegal: 'What is offered or asked for here is forbidden by law.',
    insult: 'This text is hurtful. Here, people write to each other with respect.',
    impersonation: 'This text speaks in the name of somebody else, or of the association.',
    contact:
      'This text gives a number, an address or a link that everybody can read. Here, people write to each other through the space.',
    advertising: 'This text is advertising. The space is for helping each other.',
    wrong: 'This text is in the wrong place, or no longer true.',
    other: 'This text does not respect the charter of the space.',
  },
  ar: {
    keep: 'لا شيء هنا يخالف الميثاق أو القانون.',
    danger: 'قد يعرّض هذا النص أحدًا للخطر.',
    child: 'قد يعرّض هذا النص طفلًا للخطر، أو يكشف عن طفل أكثر مما ينبغي.',
    threat: 'في هذا النص تهديد لأحد، والقانون يمنع ذلك.',
    hate: 'يهاجم هذا النص أناسًا بسبب ما هم عليه، والقانون يمنع ذلك.',
    scam: 'يشبه هذا النص عملية احتيال: قد يخسر من يتجاوب معه مالًا.',
    money: 'لا يُسمح هنا بطلب المال قبل اللقاء.',
    privacy: 'يكشف هذا النص بيانات شخصية عن أحد.',
    illegal: 'ما يُعرض أو يُطلب هنا يمنعه القانون.',
    insult: 'في هذا النص إيذاء. هنا نكتب بعضنا لبعض باحترام.',
    impersonation: 'يتكلم هذا النص باسم شخص آخر أو باسم الجمعية.',
    contact: 'في هذا النص رقم أو عنوان أو رابط يقرؤه الجميع. هنا نكتب بعضنا لبعض عبر المساحة.',
    advertising: 'هذا النص إعلان تجاري، والمساحة للتعاون.',
    wrong: 'هذا النص ليس في مكانه، أو لم يعد صحيحًا.',
    other: 'لا يحترم هذا النص ميثاق المساحة.',
  },
  es: {
    keep: 'Nada aquí va contra las normas del espacio ni contra la ley.',
    danger: 'Este texto puede poner a alguien en peligro.',
    child: 'Este texto puede poner en peligro a un niño, o cuenta demasiado sobre un niño.',
    threat: 'Este texto amenaza a alguien. La ley lo prohíbe.',
    hate: 'Este texto ataca a personas por lo que son. La ley lo prohíbe.',
    scam: 'Este texto se parece a una estafa: quien responda puede perder dinero.',
    money: 'Aquí no se permite pedir dinero antes de conocerse.',
    privacy: 'Este texto da datos personales de alguien.',
    illegal: 'Lo que aquí se ofrece o se pide está prohibido por la ley.',
    insult: 'Este texto es hiriente. Aquí nos escribimos con respeto.',
    impersonation: 'Este texto habla en nombre de otra persona, o de la asociación.',
    contact:
      'Este texto da un número, una dirección o un enlace que todo el mundo puede leer. Aquí nos escribimos a través del espacio.',
    advertising: 'Este texto es publicidad. El espacio está para ayudarse.',
    wrong: 'Este texto no está en su sitio, o ya no es cierto.',
    other: 'Este texto no respeta las normas del espacio.',
  },
  pt: {
    keep: 'Nada aqui vai contra as regras do espaço nem contra a lei.',
    danger: 'Este texto pode pôr alguém em perigo.',
    child: 'Este texto pode pôr uma criança em perigo, ou diz demasiado sobre uma criança.',
    threat: 'Este texto ameaça alguém. A lei proíbe-o.',
    hate: 'Este texto ataca pessoas por aquilo que são. A lei proíbe-o.',
    scam: 'Este texto parece uma burla: quem responder pode perder dinheiro.',
    money: 'Aqui não é permitido pedir dinheiro antes de um encontro.',
    privacy: 'Este texto dá dados pessoais de alguém.',
    illegal: 'O que aqui se oferece ou se pede é proibido por lei.',
    insult: 'Este texto magoa. Aqui escrevemos uns aos outros com respeito.',
    impersonation: 'Este texto fala em nome de outra pessoa, ou da associação.',
    contact:
      'Este texto dá um número, um endereço ou um link que toda a gente pode ler. Aqui escrevemos uns aos outros pelo espaço.',
    advertising: 'Este texto é publicidade. O espaço serve para a entreajuda.',
    wrong: 'Este texto não está no lugar certo, ou já não é verdade.',
    other: 'Este texto não respeita as regras do espaço.',
  },
  de: {
    keep: 'Nichts hier verstößt gegen die Regeln des Bereichs oder das Gesetz.',
    danger: 'Dieser Text kann jemanden in Gefahr bringen.',
    child: 'Dieser Text kann ein Kind in Gefahr bringen oder sagt zu viel über ein Kind.',
    threat: 'Dieser Text bedroht jemanden. Das ist gesetzlich verboten.',
    hate: 'Dieser Text greift Menschen an für das, was sie sind. Das ist gesetzlich verboten.',
    scam: 'Dieser Text sieht nach Betrug aus: Wer darauf antwortet, kann Geld verlieren.',
    money: 'Hier ist es nicht erlaubt, Geld zu verlangen, bevor man sich getroffen hat.',
    privacy: 'Dieser Text gibt Persönliches über jemanden preis.',
    illegal: 'Was hier angeboten oder gesucht wird, ist gesetzlich verboten.',
    insult: 'Dieser Text verletzt. Hier schreiben wir einander mit Respekt.',
    impersonation: 'Dieser Text spricht im Namen einer anderen Person oder des Vereins.',
    contact:
      'Dieser Text enthält eine Nummer, eine Adresse oder einen Link, den alle lesen können. Hier schreiben wir einander über den Bereich.',
    advertising: 'Dieser Text ist Werbung. Der Bereich ist dafür da, einander zu helfen.',
    wrong: 'Dieser Text gehört nicht hierher oder stimmt nicht mehr.',
    other: 'Dieser Text hält sich nicht an die Regeln des Bereichs.',
  },
};

/** As every space has it until its admins write their own. */
export function starterReason(locale: string, ground: Reason | 'keep'): string {
  const known = Locale.safeParse(locale);
  return sentences[known.success ? known.data : 'en'][ground];
}

/** What is sent for a reason when nobody writes more: the space's own sentence, or the one that every space has. */
export function reasonSentence(
  { reasons }: Pick<TenantConfig, 'reasons'>,
  locale: string,
  ground: Reason | 'keep',
): string {
  const known = Locale.safeParse(locale);
  const own = ground === 'keep' || !known.success ? undefined : reasons[ground]?.[known.data];
  return own ?? starterReason(locale, ground);
}
