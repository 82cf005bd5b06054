/**
 * What the rules know of three languages: words and phrases that mean one thing. Written without accents or with them; `*` at the end
 * stands for any ending. All languages are looked for in every text, because people mix them, so a word that means something
 * harmless in another of them ("pays", "main") cannot stand here.
 */
const concepts = {
  // Money before anything was seen.
  advance: `caution, depot de garantie, acompte*, arrhes, premier loyer, mois d'avance, loyer d'avance, premier mois, mois de loyer, cautionnement,
    deposit, down payment, holding fee, first month, first rent, first month's rent, reservation fee, month's rent, security payment,
    عربون, تامين, مبلغ التامين, الايجار الاول, ايجار الشهر الاول, شهر مقدم, شهرا مقدما, دفعه اولي, ايجار الشهر, ضمان مالي`,
  // How it is asked for.
  prepaid: `paiement d'avance, paiement a l'avance, payer d'avance, payez d'avance, payable d'avance, payables d'avance, regler d'avance, reglement d'avance,
    payment in advance, pay in advance, paid in advance, payment up front, pay up front, upfront payment, prepayment required, payable in advance,
    الدفع مقدما, تدفع مقدما, ادفع مقدما, الدفع المسبق, دفع مسبق`,
  pay: `versez, verser, reglez, regler, a regler, payez, payer, virement*, virer, envoyez, envoyer, avancez, avancer, transferez, paient, payant, prelevez, depensez,
    pay, paid, send, wire, transfer, settle, settled, front, remit, pays for, purchase, money order, cover,
    ادفع*, تدفع*, يدفع*, حول, حولي, حوله, حواله*, تحويل, ارسل*, ترسل*, سدد*, تسدد*, الدفع, دفع, نحتاج مبلغا*`,
  money: `euro*, euros, eur, dollar*, dollars, livres, somme*, montant, argent, pound*, money, cash, amount, fund*, يورو, دولار, جنيه, مبلغ*, مال, المال`,
  absent: `impossible de visiter, pas de visite*, sans visite, visite impossible, ne peux pas me deplacer, ne peux me deplacer, ne pourrai pas vous faire visiter,
    pas sur place, mutee en, mute en, mutee a, mute a, mission humanitaire, actuellement a l'etranger, je suis a l'etranger, en deplacement a l'etranger,
    un voisin a les cle*, les cles par la poste, cles vous seront envoye*, enverrai les cle*, envoie les cle*, cles par courrier, cles par colis, cles par transporteur,
    no viewing*, cannot show, can't show, cannot view, not able to show, without viewing, moved to spain, i am abroad, i have moved to, currently abroad,
    humanitarian mission, missionary work, missionary, out of the country, took the keys with me, neighbour has the key*, ship the keys, send the keys, mail the keys, post the keys, keys by courier, keys by post,
    لا زياره, بدون زياره, لا استطيع الحضور, لا يمكنني الحضور, خارج البلد, خارج البلاد, اعمل الان في, انا في الخارج, مهمه انسانيه, المفاتيح عند جاري, ارسل لك المفاتيح, المفاتيح بالبريد`,
  keeper: `mon agent, agent immobilier, mon gestionnaire, mon notaire, le gardien garde, le concierge, mon avocat, my agent, my solicitor, the agent, caretaker, my lawyer, letting agent, الوكيل, وكيلي, الحارس`,
  keys: `cle, cles, clef, clefs, key, keys, المفاتيح, المفتاح, مفاتيح`,
  visit: `visite*, visiter, faire visiter, rencontre*, voir, la visite, viewing*, look around, show you around, look inside, let you in, meet, visit, زياره*, تزور*, يريك, لقاء, المعاينه, يفتح لك`,
  later: `se fera ensuite, avant la visite, avant notre premiere*, avant de nous rencontrer, avant la rencontre, avant de visiter, pourrez visiter, il vous ouvrira, vous fera visiter, faire visiter, juste apres, ensuite,
    before we meet, before we first meet, before the visit, before the viewing, before viewing, before you visit, will show you, he will let you in, next week, look around at your leisure, straight afterwards, after that, afterwards,
    قبل الزياره, قبل اول لقاء, قبل اللقاء, ثم تزور, وبعدها, يفتح لك الباب, ويريك`,
  book: `pour reserver, pour la reserver, pour le reserver, pouvez reserver, bloquer vos date*, bloquer la date, bloquer le logement, reserver ma semaine, reservez, garder la place, retenir,
    to reserve, to hold it, can reserve, reserve it, to book, hold the room, keeps your dates, keep your dates, secure the room, secure it, secure the flat, hold it for you,
    للحجز, الحجز, لحجز, لتثبيت التاريخ, تثبيت الموعد, لتاكيد الحجز`,
  once: `des reception, a reception, apres reception, une fois recu*, une fois paye*, une fois regle*, dela que, des que, aussitot que, sitot, apres paiement,
    once you have sent, once you sent, once paid, once received, as soon as, once i receive, once we receive, upon receipt, after receipt, once the, after payment,
    بعد استلام, عند وصول, بعد وصول, بعد دفع, بمجرد, حال استلام, فور استلام`,
  address: `l'adresse, adresse exacte, the address, address follows, العنوان`,
  proof: `preuve de solvabilite, justificatif de solvabilite, preuve de fonds, geste de confiance, preuve de confiance, preuve de serieux, gage de serieux,
    proof of funds, good faith, token of trust, show of trust, proof of solvency, earnest money,
    اثبات القدره, دليل ثقه, كدليل ثقه, دليل جديه, اثبات الجديه`,
  surplus: `trop percu, de trop, en trop, par erreur, too much, by mistake, overpaid, زياده بالخطا, بالخطا, مبلغا زائدا`,
  difference: `la difference, le surplus, renvoyer le reste, the difference, difference back, the excess, the rest back, الفرق, الزياده`,
  check: `cheque*, check, encaissement, it clears, virement, bank draft, الشيك, شيك`,
  loan: `pret entre particulier*, prets entre particulier*, offre de pret, offre de credit, octroie des pret*, credit entre particulier*, entre particuliers, prets de, pret d'argent, financement rapide,
    private loan*, loan offer, personal loan*, loans, offer loans, no credit check, bad credit, قرض, قروض*, قروضا, عرض قرض`,
  fee: `frais de dossier, frais d'assurance, frais de notaire, frais de procedure, frais de transport, frais de livraison, frais de vaccin*, frais de visa, frais d'inscription, frais de douane, frais de traitement, les taxes, ouverture du dossier, ouvrir le dossier, frais administratif*, frais,
    application fee*, insurance fee*, notary fee*, processing fee*, transport fee*, shipping fee*, visa fee*, registration fee*, admin fee*, handling fee*, open the file, insurance, fee, customs fee*, travel crate,
    رسوم*, مصاريف*, الضرائب, لفتح الملف, دفع التامين, تامين الطرد`,
  only: `seulement, seuls, seul, uniquement, juste, suffit, just, only, simply, فقط`,
  inheritance: `heritage, heriter, leguer, legue, don de, ma fortune, inheritance, inherit, bequeath, leave my, kind heart, next of kin, beneficiary, ميراث, ورثه, ثروه*, ثروتي, قلب طيب`,
  illness: `cancer, tumeur, maladie grave, en phase terminale, notaire, avocat, terminal, lawyer, barrister, بالسرطان, سرطان, المحامي, الموثق`,
  delivery: `je l'expedie, expedie, expedition, transporteur, livreur, livre chez vous, livraison, coursier, colis, enveloppe,
    i ship it, ship it, shipping, shipping agent, courier, parcel, delivers it, driver brings, envelope, transport company, plane,
    اشحنها, الشحن, شركه النقل, السائق, الطرد, طرد, توصلها, الظرف`,
  insureParcel: `assurance du colis, l'assurance du colis, frais du coursier, parcel insurance, courier insurance, courier fee, insure the parcel, تامين الطرد, تامين الشحن`,
  unseen: `sans le voir, sans la voir, sans visiter, unseen, without seeing, بدون رويتها, بدون رويته, دون رويته`,

  // Ways to pay that nobody can call back.
  service: `western union, westernunion, wester union, moneygram, money gram, worldremit, orange money, mobile money, mtn money, transcash, neosurf, paysafecard, paysafe card, pcs mastercard, toneo first, zelle, cash app, cashapp, mandat cash, mandat postal, mandat urgent, ria money transfer, recharge pcs, carte pcs, coupon pcs, coupons pcs, ticket pcs, recharges pcs, cartes pcs, coupon p c s, entre proches, friends and family, ria ou, ou ria,
    ويسترن يونيون, ويسترن, وسترن يونيون, موني جرام, مونيجرام, موني غرام, اورانج موني, فودافون كاش, بيسيف كارد, بيسيفكارد, باي بال للاصدقاء, نيوسيرف, ترانسكاش`,
  card: `carte cadeau, cartes cadeau, cartes cadeaux, carte prepayee, cartes prepayees, google play, itunes, apple card, carte apple, cartes apple, steam, carte steam, amazon card, carte amazon, neosurf, transcash, coupon*, recharge*, ticket de recharge,
    gift card*, giftcard*, voucher*, prepaid card*, prepaid voucher*, prepaid, apple voucher*, amazon voucher*, steam card*, play card*,
    بطاقه هديه, بطاقات هديه, بطاقات هدايا, بطاقه هدايا, جوجل بلاي, غوغل بلاي, ايتونز, ستيم, بطاقات شحن, بطاقه شحن, كروت شحن, بطاقات مسبقه الدفع, بيسيف`,
  buy: `achetez, acheter, prendre une carte, me prendre, prends moi, procurez, procurer, buy, get two, get me, get three, could you get, can you get, purchase, pick up some,
    اشتر, اشتري, تشتري, تشترين, تشتروا, شراء`,
  scratch: `grattez, gratter, grattez les, les codes, le code, des codes, la photo, photo du dos, les numeros, communiquer les, scratch, scratch it, scratch them, the code, the codes, the numbers, read me the number*, send the photo, picture of the back, send the pictures of,
    اكشط*, الكود, الاكواد, الارقام, صوره الارقام, ارسل الصوره, الرمز`,
  payWith: `paiement, payer avec, payez avec, reglez avec, par recharge, regler par, a regler, en coupon, par coupon, avec un coupon, avec une carte, en carte, il faut une,
    pay with, paid with, pay by, with a, using a, needs a, only cover, cover the, ادفع ببطاقه, ببطاقات, ببطاقه, يحتاج بطاقه, تدفع`,
  release: `liberer, debloquer, bloque a la douane, bloque en douane, a la douane, held at customs, released, release, customs, clear customs, محجوز في الجمارك, الجمارك, ليخرج`,
  crypto: `bitcoin*, crypto, cryptomonnaie*, crypto monnaie*, trading, trader, forex, usdt, ethereum, cryptocurrency, crypto currency, بيتكوين, البيتكوين, العملات الرقميه, عملات رقميه, تداول, فوركس`,
  gain: `j'ai gagne, gagnez, gagner, au triple, double*, doublez, triple, deviennent, placement, benefice*, rendement*, investir, investissez, profits, rentable, conseiller,
    turns into, turned into, took out, earn, profit*, double your, returns, investment, invest, mentor, make money, passive income,
    ربحت, اربح, ارباح, اضعاف, ضاعف, تصبح, استثمار, خبير, خبيرنا, مضاعفه`,
  dearOne: `ma cherie, mon cheri, mon coeur, my dear, my love, darling, حبيبتي, حبيبي`,

  // Work, visas and papers that do not exist.
  visa: `visa, visas, permis de travail, titre de sejour, work permit*, residence permit*, green card, الفيزا, فيزا, تاشيره*, تصريح العمل, تصريح عمل, لتصريح العمل, اقامه, الهجره, immigration, emigrer, emigrate`,
  guaranteed: `garanti, garantie, garantis, garanties, garantit, garantissons, garanti a, sans refus, guaranteed, guarantees, guarantee, we guarantee, success rate, assured, مضمون, مضمونه, يضمن, نضمن, بالمئه`,
  agent: `avocat*, notre agent, cabinet, consultant, notre avocat, lawyer*, solicitor*, barrister*, attorney*, our agent, our firm, agency's lawyer, المحامي, محامينا, محامي, وكيلنا, مكتبنا`,
  refunded: `rembourse, remboursee, rembourses, remboursees, remboursable, refunded, refundable, paid back, تعاد لك, يعاد لك, وتعاد, تسترجع`,
  passport: `copie du passeport, copie de votre passeport, scan du passeport, scan de votre passeport, photo du passeport, copie passeport, releve bancaire, copie de votre piece, copie de la piece d'identite,
    passport copy, copy of your passport, scan of your passport, picture of your passport, photo of your passport, bank statement, copy of your id, passport scan,
    صوره جواز السفر, صوره جوازك, نسخه الجواز, نسخه جواز, نسخه من الجواز, كشف الحساب, صوره الجواز`,
  job: `recrute, recrutement, emploi*, embauche, poste*, postes, candidat*, salaire*, ouvriers, nounou, au pair, travail a domicile, job*, posts, vacancy, vacancies, hiring, salary, applicants, workers, nanny, work from home, recruit*,
    وظائف, وظيفه, راتب, براتب, الراتب, عمالا, عمال, مربيه, كمربيه, المترشح, او بير, عمل من البيت`,
  easy: `sans experience, aucune experience, sans diplome, sans qualification, sans entretien, aucun entretien, sans francais, sans connaitre la langue,
    no experience, no diploma, no qualifications, no interview, no english, without experience, no degree, without interview,
    بدون خبره, بلا خبره, بدون شهاده, بدون مقابله, دون خبره, دون شهاده`,
  fare: `billet*, billet d'avion, logement offert, loge nourri, vol paye, ticket, flight, air ticket, free housing, accommodation free, free accommodation, pris en charge, التذكره, السكن مجاني, التذكره علينا, السكن`,
  document: `recepisse*, permis de conduire, permis b, passeport*, carte d'identite, cartes d'identite, diplome*, attestation*, certificat*, tcf, delf, titres de sejour, papiers, documents,
    passports, driving licence*, driving license*, driver's license*, id cards, residence permits, certificate*, ielts, toefl, documents, papers,
    جوازات, رخص, رخص قياده, رخص سياقه, بطاقات هويه, اقامات, شهاده, شهادات, وثائق, اوراقك, رخصه`,
  unexamined: `sans examen, sans passer l'examen, sans passer le test, sans attente, enregistres dans la base, enregistre dans la base, authentiques enregistre*, verifiable en ligne, documents authentiques,
    without an exam, without exam, without the exam, without sitting*, no exam, without waiting, registered in the, genuine documents, real documents, verifiable online,
    بدون امتحان, بدون اجتياز, دون امتحان, دون اجتياز, مسجله رسميا, مسجله في, اصليه مسجله, بدون انتظار`,
  slot: `creneaux, creneau, rendez vous prefecture, rendez vous en prefecture, appointment slot*, embassy slot*, visa slot*, مواعيد القنصليه, مواعيد السفاره, مواعيد`,
  sell: `nous vendons, je vends, vendons, we sell, i sell, for sale, نبيع, ابيع, للبيع`,
  kit: `kit de demarrage, kit de depart, starter kit, training kit, welcome kit, حقيبه البدايه, حقيبه البدء`,
  auPair: `au pair, nanny, nounou, baby sitter, babysitter, live in nanny, او بير, مربيه, جليسه`,
  week: `semaine, par semaine, hebdomadaire, week, a week, weekly, per week, اسبوعيا, الاسبوع, في الاسبوع`,
  wage: `par jour, a day, per day, في اليوم, salaire, salary, راتب, الراتب, dollars an hour, an hour`,

  // Away from here, in the first lines.
  app: `whatsapp*, whats app, watsapp, wathsapp, whatsap, telegram*, viber, snapchat, snap, imo, messenger, hangouts, google chat, kik, skype, wechat, discord,
    واتساب, واتس اب, الواتساب, واتس, تيليجرام, تلغرام, تيليغرام, تلجرام, فايبر, سناب, ماسنجر`,
  push: `ecrivez, ecris, ecrire, contactez, contacte, ajoute, ajoutez, rejoins, rejoignez, appelle, appelez, joindre, joignez, parler, passons, continuons, discuter, suis sur, envoyez, contact,
    text me, write to me, write me, add me, message me, contact, reach me, talk, chat, ping me, hit me up, i am on, find me, call me, go on, send me, let us move, move to,
    راسلني, راسليني, راسلوني, اضفني, اضيفيني, تواصل, تواصلي, كلمني, اكتب, اكتبي, نتكلم, اتصل, اتصلي, لنكمل, لننتقل`,
  elsewhere: `rarement sur ce site, pas souvent sur ce site, ma connexion ici, soucis avec cette messagerie, ne pourrai pas repondre ici, ne reponds pas ici, ne lis pas les messages d'ici, plutot par mail, plus simple que ce site, par mail,
    not come on this site, not on this site, rarely on this site, cannot answer here, can't answer here, never read messages on here, trouble with this inbox, easier than this site, not here, by email, my internet is bad,
    نادرا ما ادخل, لا استطيع الرد هنا, لا اقرا الرسائل هنا, وليس هنا, اسهل من الموقع, مشكله في هذه الرسائل, الانترنت هنا ضعيف, بالبريد`,
  number: `passe moi ton numero, donne moi ton numero, donnez moi votre numero, ton numero, votre numero de telephone, laisse ton numero, envoie ton numero, ton whatsapp, votre whatsapp,
    give me your number, send me your number, your phone number, drop your number, what is your number, your whatsapp, your mobile number,
    اعطني رقمك, اعطيني رقمك, ارسل رقمك, ارسلي رقمك, رقمك, رقم هاتفك`,
  privateMail: `adresse electronique, son mail, adresse mail, mon mail personnel, adresse perso, private mail, private email, personal email, email address, direct email, بريدها الخاص, بريده الخاص, بريدي الخاص, بريدي`,

  // Somebody who says that they decide here.
  office: `service securite, service de securite, l'equipe de securite, equipe moderation, equipe de moderation, administrateur du site, administrateur de, l'administrateur, moderateur du site, service client, support technique, annonce officielle, message officiel, service technique, la direction du site,
    security team, moderation team, administrator of this site, administrator of, site administrator, support team, customer service, official notice, official message, technical support, the administrator, moderator of this site, help desk,
    فريق الامان, فريق الدعم, مدير الموقع, اداره الموقع, المشرف, فريق الاشراف, اعلان رسمي, رساله رسميه, خدمه العملاء, الدعم الفني`,
  account: `votre compte, ton compte, votre profil, votre acces, son acces, coordonnees bancaires, code de connexion, your account, your profile, your access, keep access, bank details, sign in code, login code, verification code,
    حسابك, حسابه, بحسابه, ملفك, رمز الدخول, بياناته البنكيه, بياناتك البنكيه, رمز التحقق`,
  threat: `suspendu, ferme, fermeture, bloque, confirmez, verifiez, mettre a jour, detectee, avant dimanche, suspension, desactive,
    suspended, closed, blocked, confirm, verify, update, detected, locked, disabled, deactivated,
    ايقاف, ارسلت, تحقق, تحديث, اكتشاف, اغلاق, حظر, تاكيد`,

  // They warn of what the rules look for.
  warning: `ne payez jamais, ne versez jamais, n'envoyez jamais, ne doit jamais, ne jamais payer, soyez prudent*, attention aux, reconnaitre les arnaque*, faux recu, faux virement, mefiez vous, a perdu, se proteger, s'est fait avoir, porter plainte, avant de payer, avant d'avoir vu, puis vous payez,
    never pay, never send, should never, never ask, beware, fake receipt*, forged, spotting scam*, watch out for, be careful, please never, avoid scams, lost his, lost her, before you pay, report it, then you pay,
    احذر*, لا تدفع*, لا ترسلوا, لا يجوز, مزور*, كيف نعرف الاحتيال, قبل ان تروا, انتبهوا, خسر*, قبل الدفع, ثم تدفع`,
} as const satisfies Record<string, string>;

export type Concept = keyof typeof concepts;

/** These say a "not" themselves, or mean the same with one. */
export const EVEN_DENIED: ReadonlySet<Concept> = new Set<Concept>([
  ...(['absent', 'unseen', 'easy', 'unexamined', 'elsewhere', 'warning', 'later', 'once', 'only', 'week', 'visit', 'threat', 'account'] as const),
]);

/** One of them before a thing, in the same clause, means that it is not meant. */
export const DENIALS: ReadonlySet<string> = new Set(
  `pas jamais sans aucun aucune aucuns ni rien ne not no never without neither nor n none don doesn cannot لا لم لن ليس ليست لسنا بدون دون بلا غير ولا`.split(' '),
);

export const CONCEPTS = Object.fromEntries(
  Object.entries(concepts).map(([name, list]) => [name, list.split(/[,\n]/).map((one) => one.trim())]),
) as Record<Concept, string[]>;
