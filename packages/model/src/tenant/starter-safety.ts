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
      es: 'Conocerse primero, con los padres presentes. Ni nombre ni foto de un niño aquí: basta la edad.',
      pt: 'Conhecer-se primeiro, com os pais presentes. Nem nome nem foto de criança aqui: basta a idade.',
      de: 'Erst kennenlernen, die Eltern sind dabei. Weder Name noch Foto eines Kindes hier: Das Alter genügt.',
    },
    more: {
      fr: 'Une première rencontre chez les parents, avant la première garde. Demander à parler à une famille qui connaît déjà la personne. Convenir des heures, de qui vient chercher l’enfant et d’un numéro qui répond. Un doute, même sans raison claire, suffit pour dire non.',
      en: 'A first meeting at the parents’ home, before the first time alone. Ask to speak with a family who knows the person already. Agree on the hours, on who fetches the child and on a number that is answered. A doubt, even without a clear reason, is enough to say no.',
      ar: 'لقاء أول في بيت الوالدين قبل المرة الأولى. من المفيد الحديث مع عائلة تعرف الشخص. نتفق على الساعات، وعلى من يأتي لأخذ الطفل، وعلى رقم هاتف يردّ. الشكّ وحده، ولو دون سبب واضح، يكفي للاعتذار.',
      es: 'Un primer encuentro en casa de los padres, antes de la primera vez a solas. Pedir hablar con una familia que ya conozca a la persona. Acordar las horas, quién recoge al niño y un teléfono que conteste. Una duda, incluso sin motivo claro, basta para decir que no.',
      pt: 'Um primeiro encontro em casa dos pais, antes da primeira vez a sós. Pedir para falar com uma família que já conheça a pessoa. Combinar as horas, quem vai buscar a criança e um número que atenda. Uma dúvida, mesmo sem razão clara, basta para dizer que não.',
      de: 'Ein erstes Treffen bei den Eltern, vor dem ersten Mal allein. Mit einer Familie sprechen, die die Person schon kennt. Uhrzeiten absprechen, wer das Kind abholt, und eine Nummer, unter der jemand antwortet. Ein Zweifel, auch ohne klaren Grund, reicht für ein Nein.',
    },
  },
  lifts: {
    line: {
      fr: 'Avant de partir, dire à un proche avec qui, dans quelle voiture et jusqu’où.',
      en: 'Before leaving, tell somebody close who with, in which car and where to.',
      ar: 'قبل الانطلاق، نخبر شخصًا قريبًا: مع من، وبأي سيارة، وإلى أين.',
      es: 'Antes de salir, decir a alguien cercano con quién, en qué coche y adónde.',
      pt: 'Antes de partir, dizer a alguém próximo com quem, em que carro e para onde.',
      de: 'Vor der Abfahrt jemandem sagen, mit wem, in welchem Auto und wohin.',
    },
    more: {
      fr: 'Se retrouver dans un lieu passant. Vérifier que la plaque est celle annoncée et que la voiture est assurée. Les frais se partagent ; personne ne paie une course. Une ceinture pour chacun, un siège adapté pour un enfant. On peut descendre quand on veut.',
      en: 'Meet where there are people. Check that the number plate is the one announced and that the car is insured. Costs are shared; nobody pays a fare. A belt for everybody, the right seat for a child. Anybody may get out at any time.',
      ar: 'نلتقي في مكان فيه ناس. نتأكد من رقم السيارة ومن التأمين. نتقاسم التكاليف ولا يدفع أحد أجرة. حزام لكل شخص، ومقعد مناسب للطفل. ويمكن النزول في أي وقت.',
      es: 'Quedar en un lugar concurrido. Comprobar que la matrícula es la anunciada y que el coche tiene seguro. Los gastos se comparten; nadie paga una carrera. Un cinturón para cada persona, una silla adecuada para un niño. Se puede bajar en cualquier momento.',
      pt: 'Encontrar-se num lugar com gente. Verificar que a matrícula é a anunciada e que o carro tem seguro. Os custos partilham-se; ninguém paga uma corrida. Um cinto para cada pessoa, uma cadeira adequada para uma criança. Pode-se descer a qualquer momento.',
      de: 'Sich treffen, wo Leute sind. Prüfen, ob das Kennzeichen stimmt und das Auto versichert ist. Die Kosten werden geteilt; niemand bezahlt einen Fahrpreis. Ein Gurt für alle, der richtige Sitz für ein Kind. Aussteigen ist jederzeit möglich.',
    },
  },
  lodging: {
    line: {
      fr: 'Voir le logement, ou au moins se parler en vidéo, avant de payer quoi que ce soit.',
      en: 'See the place, or at least speak by video, before paying anything.',
      ar: 'رؤية السكن، أو حديث بالفيديو على الأقل، قبل دفع أي شيء.',
      es: 'Ver el alojamiento, o al menos hablar por vídeo, antes de pagar nada.',
      pt: 'Ver o alojamento, ou pelo menos falar por vídeo, antes de pagar seja o que for.',
      de: 'Die Unterkunft ansehen oder wenigstens per Video sprechen, bevor etwas bezahlt wird.',
    },
    more: {
      fr: 'Pas d’acompte par mandat, carte-cadeau ou virement à l’étranger. Demander le nom complet et l’adresse, et les donner à un proche. Garder ses papiers d’identité sur soi. Pour héberger : dire d’avance combien de nuits et ce qui se partage, et prévoir une porte qui ferme.',
      en: 'No deposit by money transfer, gift card or payment abroad. Ask for the full name and the address, and give them to somebody close. Identity papers stay with their owner. For hosts: say beforehand how many nights and what is shared, and have a door that locks.',
      ar: 'لا عربون بحوالة أو بطاقة هدايا أو تحويل إلى الخارج. نطلب الاسم الكامل والعنوان ونعطيهما لشخص قريب. أوراق الهوية تبقى مع صاحبها. ولمن يستضيف: نقول مسبقًا كم ليلة وما الذي نتشاركه، مع باب يُقفل.',
      es: 'Ninguna señal por giro, tarjeta regalo o pago al extranjero. Pedir el nombre completo y la dirección, y dárselos a alguien cercano. Los documentos de identidad se quedan con su dueño. Para quien aloja: decir antes cuántas noches y qué se comparte, y tener una puerta que cierre.',
      pt: 'Nenhum sinal por vale, cartão-presente ou pagamento no estrangeiro. Pedir o nome completo e a morada, e dá-los a alguém próximo. Os documentos de identidade ficam com o dono. Para quem aloja: dizer antes quantas noites e o que se partilha, e ter uma porta que feche.',
      de: 'Keine Anzahlung per Geldtransfer, Geschenkkarte oder Zahlung ins Ausland. Nach vollem Namen und Adresse fragen und beides jemandem weitergeben. Ausweise bleiben bei ihrem Besitzer. Für Gastgeber: vorher sagen, wie viele Nächte und was geteilt wird, und eine Tür, die schließt.',
    },
  },
  health: {
    line: {
      fr: 'L’entraide ne remplace pas un médecin : si c’est grave, appeler d’abord les secours.',
      en: 'Neighbours do not replace a doctor: if it is serious, call for emergency help first.',
      ar: 'مساعدة الجيران لا تغني عن الطبيب: في الحالات الخطيرة نتصل بالإسعاف أولًا.',
      es: 'Los vecinos no sustituyen a un médico: si es grave, llamar primero a emergencias.',
      pt: 'Os vizinhos não substituem um médico: se for grave, ligar primeiro para a emergência.',
      de: 'Nachbarn ersetzen keinen Arzt: Wenn es ernst ist, zuerst den Notruf wählen.',
    },
    more: {
      fr: 'Accompagner, tenir compagnie, passer à la pharmacie : oui. Donner un médicament, un soin ou un avis médical : non, c’est un métier. N’écrire ici ni diagnostic ni nom de malade : « un rendez-vous à l’hôpital » suffit. Noter le numéro d’un proche avant de partir ensemble.',
      en: 'Going along, keeping company, fetching from the pharmacy: yes. Giving medicine, care or medical advice: no, that is a profession. Write neither a diagnosis nor a patient’s name here: “an appointment at the hospital” is enough. Note the number of somebody close before leaving together.',
      ar: 'المرافقة والمؤانسة والذهاب إلى الصيدلية: نعم. إعطاء دواء أو علاج أو رأي طبي: لا، فهذه مهنة. لا نكتب هنا تشخيصًا ولا اسم مريض: يكفي «موعد في المستشفى». ونسجّل رقم شخص قريب قبل الخروج معًا.',
      es: 'Acompañar, hacer compañía, pasar por la farmacia: sí. Dar un medicamento, una cura o un consejo médico: no, es una profesión. No escribir aquí ni un diagnóstico ni el nombre de un enfermo: «una cita en el hospital» basta. Anotar el teléfono de alguien cercano antes de salir juntos.',
      pt: 'Acompanhar, fazer companhia, ir à farmácia: sim. Dar um medicamento, um tratamento ou um conselho médico: não, isso é uma profissão. Não escrever aqui um diagnóstico nem o nome de um doente: «uma consulta no hospital» basta. Anotar o número de alguém próximo antes de sair.',
      de: 'Begleiten, Gesellschaft leisten, in die Apotheke gehen: ja. Medikamente, Pflege oder ärztlichen Rat geben: nein, das ist ein Beruf. Hier weder eine Diagnose noch den Namen eines Kranken schreiben: „ein Termin im Krankenhaus“ genügt. Vor dem gemeinsamen Weg die Nummer einer nahestehenden Person notieren.',
    },
  },
  money: {
    line: {
      fr: 'Pas d’argent d’avance, ni carte ni code confiés : on règle en main propre, ticket à l’appui.',
      en: 'No money beforehand, no card or PIN handed over: settle in person, with the receipt.',
      ar: 'لا مال مسبقًا، ولا بطاقة ولا رقم سري: الحساب وجهًا لوجه ومع الإيصال.',
      es: 'Nada de dinero por adelantado, ni tarjeta ni PIN confiados: se paga en mano, con el tique.',
      pt: 'Nada de dinheiro adiantado, nem cartão nem PIN confiados: acerta-se em mão, com o talão.',
      de: 'Kein Geld im Voraus, keine Karte und keine PIN aus der Hand geben: persönlich abrechnen, mit dem Kassenzettel.',
    },
    more: {
      fr: 'Fixer avant le montant à ne pas dépasser et la façon de rembourser. Garder le ticket et compter ensemble. Pour un objet prêté : une photo de son état et une date de retour, par écrit. Qui demande une carte-cadeau ou un mandat veut tromper : le signaler.',
      en: 'Agree beforehand on the most that may be spent and on how it is paid back. Keep the receipt and count together. For a thing that is lent: a photo of its state and a date of return, in writing. Whoever asks for a gift card or a money transfer means to cheat: report it.',
      ar: 'نتفق مسبقًا على أقصى مبلغ وعلى طريقة السداد. نحتفظ بالإيصال ونحسب معًا. وعند الإعارة: صورة لحالة الشيء وموعد للإرجاع، كتابةً. من يطلب بطاقة هدايا أو حوالة يريد الخداع: نبلّغ عنه.',
      es: 'Acordar antes cuánto se puede gastar como máximo y cómo se devuelve. Guardar el tique y contar juntos. Para un objeto prestado: una foto de su estado y una fecha de devolución, por escrito. Quien pide una tarjeta regalo o un giro quiere engañar: avisar al equipo.',
      pt: 'Combinar antes o máximo a gastar e a forma de pagar de volta. Guardar o talão e contar em conjunto. Para um objeto emprestado: uma foto do seu estado e uma data de devolução, por escrito. Quem pede um cartão-presente ou um vale quer enganar: avisar a equipa.',
      de: 'Vorher absprechen, wie viel höchstens ausgegeben wird und wie es erstattet wird. Den Kassenzettel aufheben und gemeinsam zählen. Bei Geliehenem: ein Foto vom Zustand und ein Rückgabetag, schriftlich. Wer eine Geschenkkarte oder einen Geldtransfer verlangt, will betrügen: bitte melden.',
    },
  },
  papers: {
    line: {
      fr: 'Montrer un papier, oui ; laisser un original ou un mot de passe, jamais.',
      en: 'Show a paper, yes; leave an original or a password, never.',
      ar: 'نُري الورقة، نعم؛ أما ترك الأصل أو كلمة مرور فلا أبدًا.',
      es: 'Enseñar un papel, sí; dejar un original o una contraseña, nunca.',
      pt: 'Mostrar um papel, sim; deixar um original ou uma palavra-passe, nunca.',
      de: 'Ein Papier zeigen, ja; ein Original oder ein Passwort weggeben, nie.',
    },
    more: {
      fr: 'Lire et traduire ensemble, côte à côte. Sur une copie, écrire en travers pour qui elle est, et la date. Les démarches officielles sont gratuites ou se paient au guichet, jamais à un intermédiaire. Personne ne peut garantir un visa ni un rendez-vous.',
      en: 'Read and translate together, side by side. On a copy, write across it whom it is for, and the date. Official procedures are free of charge or paid at the counter, never to a go-between. Nobody can promise a visa or an appointment.',
      ar: 'نقرأ ونترجم معًا، جنبًا إلى جنب. على النسخة نكتب لمن هي والتاريخ. المعاملات الرسمية مجانية أو تُدفع في الشبّاك، لا لوسيط. لا أحد يضمن تأشيرة أو موعدًا.',
      es: 'Leer y traducir juntos, lado a lado. En una copia, escribir encima para quién es y la fecha. Los trámites oficiales son gratis o se pagan en ventanilla, nunca a un intermediario. Nadie puede garantizar un visado ni una cita.',
      pt: 'Ler e traduzir em conjunto, lado a lado. Numa cópia, escrever por cima para quem é e a data. Os atos oficiais são gratuitos ou pagam-se ao balcão, nunca a um intermediário. Ninguém pode garantir um visto nem uma marcação.',
      de: 'Gemeinsam lesen und übersetzen, nebeneinander. Auf eine Kopie quer schreiben, für wen sie ist, und das Datum. Amtliche Wege sind kostenlos oder werden am Schalter bezahlt, nie bei einem Vermittler. Niemand kann ein Visum oder einen Termin versprechen.',
    },
  },
  work: {
    line: {
      fr: 'Un vrai travail ne se paie pas d’avance : ni frais de dossier, ni formation à acheter.',
      en: 'A real job costs nothing beforehand: no fee for a file, no training to buy.',
      ar: 'العمل الحقيقي لا يُدفع له شيء مسبقًا: لا رسوم ملف ولا تدريب يُشترى.',
      es: 'Un trabajo de verdad no se paga por adelantado: ni gastos de expediente ni formación que comprar.',
      pt: 'Um trabalho a sério não se paga adiantado: nem taxas de processo nem formação para comprar.',
      de: 'Eine echte Stelle kostet vorher nichts: keine Bearbeitungsgebühr, keine Schulung zum Kaufen.',
    },
    more: {
      fr: 'Vérifier que l’entreprise existe et qu’on y répond au téléphone. N’envoyer ni pièce d’identité ni relevé bancaire avant un contrat. Premier entretien dans des bureaux ou un lieu public. Un salaire trop beau pour la tâche est un signal d’alerte.',
      en: 'Check that the company exists and answers its telephone. Send no identity paper and no bank statement before there is a contract. First interview in an office or a public place. Pay that is too good for the task is a warning.',
      ar: 'نتأكد أن الشركة موجودة وأنها تردّ على الهاتف. لا نرسل وثيقة هوية ولا كشف حساب قبل العقد. المقابلة الأولى في مكتب أو مكان عام. الأجر الذي يفوق العمل بكثير علامة تحذير.',
      es: 'Comprobar que la empresa existe y contesta al teléfono. No enviar ni documento de identidad ni extracto bancario antes del contrato. Primera entrevista en una oficina o un lugar público. Un sueldo demasiado bueno para la tarea es una señal de alarma.',
      pt: 'Verificar que a empresa existe e atende o telefone. Não enviar documento de identidade nem extrato bancário antes do contrato. Primeira entrevista num escritório ou lugar público. Um salário demasiado bom para a tarefa é um sinal de alarme.',
      de: 'Prüfen, ob es die Firma gibt und ob dort jemand ans Telefon geht. Weder Ausweis noch Kontoauszug schicken, bevor es einen Vertrag gibt. Das erste Gespräch in einem Büro oder an einem öffentlichen Ort. Zu viel Lohn für die Aufgabe ist ein Warnzeichen.',
    },
  },
  meeting: {
    line: {
      fr: 'Première rencontre dans un lieu public, et un proche sait où et avec qui.',
      en: 'First meeting in a public place, and somebody close knows where and with whom.',
      ar: 'اللقاء الأول في مكان عام، مع علم شخص قريب أين ومع من.',
      es: 'Primer encuentro en un lugar público, y alguien cercano sabe dónde y con quién.',
      pt: 'Primeiro encontro num lugar público, e alguém próximo sabe onde e com quem.',
      de: 'Das erste Treffen an einem öffentlichen Ort, und jemand weiß, wo und mit wem.',
    },
    more: {
      fr: 'Un café, un parc, la salle de l’association : le domicile vient après. Fixer une heure de fin, et un message une fois rentré. Garder ses clés et son code d’entrée tant qu’on ne se connaît pas. On peut partir sans s’excuser.',
      en: 'A café, a park, the association’s hall: homes come later. Set an hour to end, and send a message once home. Keep keys and the code of the door until you know each other. Anybody may leave without an excuse.',
      ar: 'مقهى أو حديقة أو قاعة الجمعية: البيت يأتي لاحقًا. نحدّد ساعة للنهاية، ورسالة بعد العودة. نحتفظ بالمفاتيح ورمز الباب إلى أن نتعارف. ويمكن الانصراف دون اعتذار.',
      es: 'Un café, un parque, la sala de la asociación: las casas vienen después. Fijar una hora de fin y un mensaje al volver a casa. Guardar las llaves y el código de la puerta mientras no haya confianza. Cualquiera puede irse sin disculparse.',
      pt: 'Um café, um parque, a sala da associação: as casas vêm depois. Marcar uma hora para acabar e uma mensagem ao chegar a casa. Guardar as chaves e o código da porta enquanto não se conhecem. Qualquer pessoa pode ir-se embora sem se desculpar.',
      de: 'Ein Café, ein Park, der Raum des Vereins: Die Wohnung kommt später. Eine Uhrzeit für das Ende vereinbaren und eine Nachricht, sobald man zu Hause ist. Schlüssel und Türcode behalten, bis man sich kennt. Alle dürfen gehen, ohne sich zu entschuldigen.',
    },
  },
} as const satisfies Record<string, { line: SafetyTexts; more: SafetyTexts }>;
