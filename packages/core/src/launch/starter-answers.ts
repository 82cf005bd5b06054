import type { Locale } from '@entraide/model/tenant';

/** What an association says once, for all its pages in all its languages. */
export interface LaunchFacts {
  /** Name and legal form, with a registration number if there is one. */
  publisher: string;
  /** Postal address. */
  address: string;
  /** Who directs the publication. */
  director: string;
  /** Of the association, for everybody to see. */
  contact: string;
  /** Who hosts the platform, as its operator said, in the language of the page; null where that is not said. */
  host: string | null;
}

type Answers = Readonly<Record<'about' | 'privacy' | 'terms' | 'legal', readonly string[]>>;
type Answer = (facts: LaunchFacts, name: string) => Answers;

/** What stands in place of the blanks of the starter pages, in their order. An empty one stays a blank. */
export const starterAnswers: Readonly<Record<Locale, Answer>> = {
  fr: (facts, name) => ({
    about: [`${name} est une association. Elle tient cet espace pour ses membres et leurs voisins.`],
    privacy: [
      `${facts.publisher}, ${facts.address}`,
      'Vous nous demandez ce service, et il ne peut pas vous être rendu sans ces données (article 6.1.b du RGPD). Nous veillons aussi à la sécurité de l’espace : c’est notre intérêt légitime (article 6.1.f).',
      'Un compte et ses conversations restent jusqu’à ce que leur propriétaire les efface, ou que l’espace ferme. Les sauvegardes sont remplacées par de plus récentes, et ce qui est effacé en disparaît avec elles.',
      facts.host === null
        ? ''
        : `L’hébergeur de cet espace : ${facts.host}. L’équipe de la plateforme, et le service qui envoie ses e-mails pour elle.`,
      'L’autorité de protection des données de votre pays ; en France, la CNIL (www.cnil.fr).',
    ],
    terms: [`Écrivez à ${facts.contact}. Nous répondons aussi vite que des bénévoles le peuvent.`],
    legal: [facts.publisher, facts.address, facts.director, facts.host ?? '', facts.contact],
  }),
  en: (facts, name) => ({
    about: [`${name} is an association. It keeps this space for its members and their neighbours.`],
    privacy: [
      `${facts.publisher}, ${facts.address}`,
      'You ask us for this service, and it cannot be given without these data (GDPR, article 6.1.b). We also keep the space safe, which is our legitimate interest (article 6.1.f).',
      'An account and its conversations stay until their owner erases them, or the space closes. Backups are replaced by newer ones, and what is erased goes with them.',
      facts.host === null
        ? ''
        : `The host of this space: ${facts.host}. The team of the platform, and the service that sends its e-mails for it.`,
      'The data protection authority of your country; in France, the CNIL (www.cnil.fr).',
    ],
    terms: [`Write to ${facts.contact}. We answer as fast as volunteers can.`],
    legal: [facts.publisher, facts.address, facts.director, facts.host ?? '', facts.contact],
  }),
  ar: (facts, name) => ({
    about: [`${name} جمعية. تدير هذه المساحة لأعضائها وجيرانهم.`],
    privacy: [
      `${facts.publisher}، ${facts.address}`,
      'أنت تطلب منا هذه الخدمة، ولا يمكن تقديمها دون هذه البيانات (المادة 6.1.ب من اللائحة الأوروبية). ونسهر أيضًا على أمان المساحة، وتلك مصلحتنا المشروعة (المادة 6.1.و).',
      'يبقى الحساب ومحادثاته إلى أن يمحوها صاحبها أو تُغلق المساحة. وتحلّ النسخ الاحتياطية الأحدث محلّ ما قبلها، فيزول معها ما مُحي.',
      facts.host === null
        ? ''
        : `مستضيف هذه المساحة: ${facts.host}. وفريق المنصة، والخدمة التي ترسل رسائلها عنه.`,
      'هيئة حماية البيانات في بلدك؛ وفي فرنسا CNIL ‏(www.cnil.fr).',
    ],
    terms: [`اكتب إلى ${facts.contact}. نرد بأسرع ما يستطيع المتطوعون.`],
    legal: [facts.publisher, facts.address, facts.director, facts.host ?? '', facts.contact],
  }),
  es: (facts, name) => ({
    about: [`${name} es una asociación. Mantiene este espacio para sus miembros y sus vecinos.`],
    privacy: [
      `${facts.publisher}, ${facts.address}`,
      'Usted nos pide este servicio, y no se puede prestar sin estos datos (artículo 6.1.b del RGPD). También velamos por la seguridad del espacio: es nuestro interés legítimo (artículo 6.1.f).',
      'Una cuenta y sus conversaciones se conservan hasta que su dueño las borra o el espacio cierra. Las copias de seguridad se sustituyen por otras más recientes, y lo borrado desaparece con ellas.',
      facts.host === null
        ? ''
        : `Quien aloja este espacio: ${facts.host}. El equipo de la plataforma y el servicio que envía sus correos.`,
      'La autoridad de protección de datos de su país; en España, la AEPD (www.aepd.es).',
    ],
    terms: [`Escriba a ${facts.contact}. Respondemos tan pronto como pueden hacerlo unos voluntarios.`],
    legal: [facts.publisher, facts.address, facts.director, facts.host ?? '', facts.contact],
  }),
  pt: (facts, name) => ({
    about: [`${name} é uma associação. Mantém este espaço para os seus membros e vizinhos.`],
    privacy: [
      `${facts.publisher}, ${facts.address}`,
      'Este serviço é pedido por quem o usa, e não pode ser prestado sem estes dados (artigo 6.º, n.º 1, alínea b, do RGPD). Também zelamos pela segurança do espaço: é o nosso interesse legítimo (alínea f).',
      'Uma conta e as suas conversas ficam até que o dono as apague ou o espaço feche. As cópias de segurança são substituídas por outras mais recentes, e o que foi apagado desaparece com elas.',
      facts.host === null
        ? ''
        : `Quem aloja este espaço: ${facts.host}. A equipa da plataforma e o serviço que envia os seus e-mails.`,
      'A autoridade de proteção de dados do seu país; em Portugal, a CNPD (www.cnpd.pt).',
    ],
    terms: [`Escreva para ${facts.contact}. Respondemos tão depressa quanto voluntários conseguem.`],
    legal: [facts.publisher, facts.address, facts.director, facts.host ?? '', facts.contact],
  }),
  de: (facts, name) => ({
    about: [`${name} ist ein Verein. Er betreibt diesen Bereich für seine Mitglieder und ihre Nachbarn.`],
    privacy: [
      `${facts.publisher}, ${facts.address}`,
      'Sie bitten uns um diesen Dienst, und ohne diese Daten ist er nicht möglich (Artikel 6 Absatz 1 Buchstabe b DSGVO). Wir sorgen auch für die Sicherheit: Das ist unser berechtigtes Interesse (Buchstabe f).',
      'Ein Konto und seine Unterhaltungen bleiben, bis die Person sie löscht oder der Bereich schließt. Sicherungen werden durch neuere ersetzt, und Gelöschtes verschwindet mit ihnen.',
      facts.host === null
        ? ''
        : `Wer diesen Bereich hostet: ${facts.host}. Das Team der Plattform und der Dienst, der ihre E-Mails verschickt.`,
      'Die Datenschutzbehörde Ihres Landes; in Deutschland die Ihres Bundeslandes (www.bfdi.bund.de nennt sie).',
    ],
    terms: [`Schreiben Sie an ${facts.contact}. Wir antworten so schnell, wie Ehrenamtliche es können.`],
    legal: [facts.publisher, facts.address, facts.director, facts.host ?? '', facts.contact],
  }),
};
