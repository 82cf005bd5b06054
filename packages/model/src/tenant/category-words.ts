import type { DefaultCategorySlug } from './default-categories.ts';
import type { Locale } from './texts.ts';

/** Words that mean a category, in one line a language, parted by commas. All words of a phrase must be there for it to count. */
const lines: Readonly<Record<Exclude<DefaultCategorySlug, 'other'>, Readonly<Record<Locale, string>>>> = {
  childcare: {
    fr: 'enfant, bébé, baby-sitter, baby-sitting, nounou, nourrice, assistante maternelle, crèche, garderie, périscolaire, sortie d’école, garder un enfant, garder mon fils, garder ma fille, garder les petits, devoirs, goûter, jeune fille au pair, fille au pair',
    en: 'child, children, kid, baby, toddler, babysitter, babysitting, nanny, childminder, au pair, nursery, daycare, day care, crèche, after school, school run, school pickup, look after my son, look after my daughter, homework',
    ar: 'طفل، أطفال، رضيع، حضانة، مربية، جليسة، حاضنة، رعاية طفل، مجالسة الأطفال، الاعتناء بالأولاد، أولاد، روضة، واجبات مدرسية',
  },
  lifts: {
    fr: 'trajet, covoiturage, voiture, conduire, conducteur, chauffeur, taxi, véhicule, aéroport, gare, navette, transport, déposer, emmener, aller chercher, accompagner en voiture, route, passager',
    en: 'lift, ride, drive, driver, carpool, car share, carpooling, car, taxi, airport, station, shuttle, transport, pick up, drop off, passenger',
    ar: 'توصيل، توصيلة، سيارة، سائق، مطار، محطة، نقل الركاب، مشوار، تاكسي، أجرة، مواصلات، ركوب',
  },
  shopping: {
    fr: 'course, courses, commissions, supermarché, épicerie, marché, achats, acheter, faire les courses, livraison, livrer, pain, provisions, ravitaillement',
    en: 'shopping, groceries, grocery, errand, errands, supermarket, market, buy, delivery, deliver, food shop, supplies',
    ar: 'مشتريات، تسوق، تبضع، بقالة، سوق، سوبرماركت، شراء، قضاء حاجات، توصيل الأغراض، مقاضي، خبز',
  },
  lodging: {
    fr: 'hébergement, héberger, logement, loger, chambre, canapé, appartement, colocation, colocataire, studio, loyer, sous-location, dormir, nuit, toit, accueil, couchage, location',
    en: 'lodging, accommodation, housing, room, spare room, sofa, couch, flat, apartment, flatshare, flatmate, roommate, host, rent, sublet, stay, sleep, shelter, place to stay, bed',
    ar: 'سكن، إيواء، مبيت، غرفة، شقة، أريكة، استضافة، إقامة، إيجار، سكن مشترك، منزل، نوم',
  },
  health: {
    fr: 'santé, médecin, docteur, hôpital, clinique, pharmacie, médicament, ordonnance, dentiste, infirmier, infirmière, kinésithérapeute, psychologue, malade, maladie, soins, urgences, handicap, fauteuil roulant, rendez-vous médical, accompagnement médical, personne âgée, consultation, grossesse, maternité',
    en: 'health, doctor, physician, hospital, clinic, pharmacy, chemist, medicine, medication, prescription, dentist, nurse, therapist, ill, illness, sick, care, disability, disabled, wheelchair, medical appointment, elderly, pregnancy, maternity',
    ar: 'صحة، طبيب، دكتور، مستشفى، عيادة، صيدلية، دواء، أدوية، وصفة طبية، أسنان، ممرض، ممرضة، مريض، مرض، علاج، إعاقة، كرسي متحرك، مرافقة طبية، كبار السن، حمل، ولادة',
  },
  administration: {
    fr: 'administration, administratif, administrative, aide administrative, démarche, démarches, papiers, paperasse, formulaire, dossier, préfecture, mairie, consulat, ambassade, passeport, visa, titre de séjour, carte de séjour, carte d’identité, impôts, déclaration, assurance maladie, sécurité sociale, allocations, traduction, traduire, traducteur, traductrice, interprète, notaire, état civil, apostille, naturalisation, courrier officiel, banque, juridique, avocat',
    en: 'administration, administrative, paperwork, form, forms, fill in a form, papers, documents, town hall, city hall, consulate, embassy, passport, visa, residence permit, immigration, identity card, tax, taxes, tax return, social security, benefits, translation, translate, translator, interpreter, notary, citizenship, bank account, legal, lawyer',
    ar: 'معاملة، معاملات، أوراق، استمارة، ملف، بلدية، قنصلية، سفارة، جواز سفر، تأشيرة، فيزا، إقامة، بطاقة الهوية، ضرائب، ضمان اجتماعي، تأمين صحي، ترجمة، مترجم، ترجمان، ترجمة فورية، تصديق، جنسية، هجرة، محامي، إدارة، بنك',
  },
  pets: {
    fr: 'animal, animaux, chien, chat, chiot, chaton, lapin, oiseau, hamster, garder un chien, garder un chat, promener, vétérinaire, croquettes, laisse, compagnon à quatre pattes',
    en: 'pet, pets, animal, dog, cat, puppy, kitten, rabbit, bird, hamster, dog walking, dog sitter, dog sitting, cat sitting, pet sitting, vet, veterinarian',
    ar: 'حيوان، حيوانات أليفة، كلب، قطة، قط، جرو، أرنب، طائر، عصفور، بيطري، تنزيه الكلب',
  },
  lending: {
    fr: 'prêt, prêter, emprunter, emprunt, don, donner, donation, gratuit, poussette, vélo, outil, outils, perceuse, échelle, meuble, meubles, lit bébé, vêtements, livre, jouets, matériel, ustensiles, vaisselle, récupérer, à donner, à prêter, siège auto',
    en: 'lend, lending, borrow, loan, give away, giveaway, donate, donation, free stuff, pushchair, stroller, buggy, pram, bike, bicycle, tool, tools, drill, ladder, furniture, cot, crib, clothes, books, toys, equipment, car seat',
    ar: 'إعارة، استعارة، إعطاء، عطاء، هبة، تبرع، مجانا، عربة أطفال، دراجة، أدوات، مثقاب، سلم، أثاث، سرير أطفال، ملابس، كتب، ألعاب، معدات',
  },
  company: {
    fr: 'compagnie, conversation, discuter, parler, papoter, café, promenade, balade, marche, rencontre, rencontrer, amitié, amis, isolement, solitude, sortie, échange linguistique, pratiquer le français, pratiquer l’anglais, jeux de société, cartes, échecs, visite, tandem',
    en: 'company, companionship, conversation, chat, talk, coffee, tea, walk, stroll, meet, meeting people, friends, friendship, lonely, loneliness, outing, language exchange, practise English, practise French, board games, chess, visit, tandem',
    ar: 'رفقة، صحبة، محادثة، حديث، دردشة، قهوة، شاي، نزهة، تمشية، لقاء، تعارف، أصدقاء، صداقة، وحدة، عزلة، تبادل لغوي، ممارسة اللغة، شطرنج، زيارة',
  },
  moving: {
    fr: 'déménagement, déménager, emménager, emménagement, carton, cartons, camion, camionnette, utilitaire, porter, porter un meuble, monter un meuble, montage, bras, canapé à porter, garde-meuble, stockage, manutention',
    en: 'moving, move, move house, moving house, removal, removals, relocate, relocation, moving boxes, boxes, van, truck, carry, heavy lifting, furniture assembly, storage',
    ar: 'نقل الأثاث، انتقال، نقل عفش، رحيل، انتقال إلى بيت، صناديق، كراتين، شاحنة، حمل الأثاث، تركيب الأثاث، تخزين',
  },
  work: {
    fr: 'travail, emploi, job, stage, stagiaire, alternance, CV, lettre de motivation, entretien, entretien d’embauche, recrutement, chômage, formation, former, cours, leçon, professeur, tuteur, soutien scolaire, métier, mentor, reconversion, apprendre, orientation professionnelle, entreprise, réseau professionnel',
    en: 'work, job, jobs, internship, intern, apprenticeship, CV, resume, cover letter, interview, recruitment, unemployment, unemployed, training, course, class, lesson, teacher, tutor, tutoring, career, mentor, mentoring, learn, professional network, employment',
    ar: 'عمل، وظيفة، شغل، تدريب، متدرب، سيرة ذاتية، مقابلة عمل، توظيف، بطالة، دورة، دروس، درس، أستاذ، معلم، مدرس، تعليم، مهنة، إرشاد مهني، تعلم',
  },
};

const parted = (line: string) => line.split(/[,،]\s*/);

/** By category and language: what people type when they mean it. */
export const categoryWords: Readonly<Record<string, Readonly<Record<Locale, readonly string[]>>>> =
  Object.fromEntries(
    Object.entries(lines).map(([slug, { fr, en, ar }]) => [
      slug,
      { fr: parted(fr), en: parted(en), ar: parted(ar) },
    ]),
  );

/** Words that only say that help is wanted or given: a search does not insist on them when it holds others. */
export const askingWords: Readonly<Record<Locale, readonly string[]>> = {
  fr: parted(
    'aide, aider, besoin, cherche, chercher, recherche, rechercher, quelqu’un, voudrais, veux, propose, demande, service, urgent, trouver, peux, pouvez, svp, bonjour, merci, les, chez, faire, avoir, être',
  ),
  en: parted(
    'help, helping, need, needed, looking, look, want, wanted, someone, somebody, anyone, please, search, find, offer, request, urgent, hello, thanks',
  ),
  ar: parted(
    'مساعدة، أحتاج، احتاج، محتاج، بحاجة، أبحث، ابحث، أريد، اريد، شخص، أحد، من فضلكم، مطلوب، عاجل، يساعدني، مرحبا، شكرا',
  ),
};
