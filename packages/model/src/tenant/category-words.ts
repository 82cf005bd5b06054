import type { DefaultCategorySlug } from './default-categories.ts';
import type { Locale } from './texts.ts';

/** Words that mean a category, in one line a language, parted by commas. All words of a phrase must be there for it to count. */
const lines: Readonly<Record<Exclude<DefaultCategorySlug, 'other'>, Readonly<Record<Locale, string>>>> = {
  childcare: {
    fr: 'enfant, bébé, baby-sitter, baby-sitting, nounou, nourrice, assistante maternelle, crèche, garderie, périscolaire, sortie d’école, garder un enfant, garder mon fils, garder ma fille, garder les petits, devoirs, goûter, jeune fille au pair, fille au pair',
    en: 'child, children, kid, baby, toddler, babysitter, babysitting, nanny, childminder, au pair, nursery, daycare, day care, crèche, after school, school run, school pickup, look after my son, look after my daughter, homework',
    ar: 'طفل، أطفال، رضيع، حضانة، مربية، جليسة، حاضنة، رعاية طفل، مجالسة الأطفال، الاعتناء بالأولاد، أولاد، روضة، واجبات مدرسية',
    es: 'niño, niños, bebé, canguro, niñera, guardería, cuidar niños, cuidar a un niño, cuidar de mi hijo, cuidar de mi hija, salida del colegio, recoger del colegio, deberes, au pair, merienda, peques',
    pt: 'criança, crianças, bebé, bebê, ama, babysitter, babá, creche, infantário, tomar conta de crianças, cuidar de uma criança, tomar conta do meu filho, tomar conta da minha filha, saída da escola, buscar à escola, trabalhos de casa, au pair, lanche',
    de: 'Kind, Kinder, Baby, Babysitter, Babysitterin, Babysitting, Tagesmutter, Kita, Krippe, Kindergarten, Hort, Kinderbetreuung, Kinder hüten, auf Kinder aufpassen, auf meinen Sohn aufpassen, auf meine Tochter aufpassen, von der Schule abholen, Hausaufgaben, Au-pair',
  },
  lifts: {
    fr: 'trajet, covoiturage, voiture, conduire, conducteur, chauffeur, taxi, véhicule, aéroport, gare, navette, transport, déposer, emmener, aller chercher, accompagner en voiture, route, passager',
    en: 'lift, ride, drive, driver, carpool, car share, carpooling, car, taxi, airport, station, shuttle, transport, pick up, drop off, passenger',
    ar: 'توصيل، توصيلة، سيارة، سائق، مطار، محطة، نقل الركاب، مشوار، تاكسي، أجرة، مواصلات، ركوب',
    es: 'viaje en coche, trayecto, coche, carro, auto, conducir, conductor, conductora, chófer, taxi, aeropuerto, estación, transporte, llevar en coche, recoger en coche, compartir coche, coche compartido, pasajero, traslado',
    pt: 'boleia, carona, carro, viatura, conduzir, dirigir, condutor, motorista, táxi, aeroporto, estação, transporte, levar de carro, buscar de carro, partilhar carro, passageiro, trajeto',
    de: 'Mitfahrt, Mitfahrgelegenheit, mitfahren, mitnehmen, Auto, fahren, Fahrer, Fahrerin, Fahrgemeinschaft, Taxi, Flughafen, Bahnhof, Transport, abholen, hinfahren, bringen, Fahrt, Beifahrer',
  },
  shopping: {
    fr: 'course, courses, commissions, supermarché, épicerie, marché, achats, acheter, faire les courses, livraison, livrer, pain, provisions, ravitaillement',
    en: 'shopping, groceries, grocery, errand, errands, supermarket, market, buy, delivery, deliver, food shop, supplies',
    ar: 'مشتريات، تسوق، تبضع، بقالة، سوق، سوبرماركت، شراء، قضاء حاجات، توصيل الأغراض، مقاضي، خبز',
    es: 'compra, compras, hacer la compra, recado, recados, supermercado, mercado, tienda, comprar, reparto, entrega, pan, víveres, comestibles, mandado, mandados',
    pt: 'compras, fazer compras, recado, recados, supermercado, mercearia, mercado, loja, comprar, entrega, entregar, pão, mantimentos',
    de: 'Einkauf, Einkäufe, einkaufen, Besorgung, Besorgungen, besorgen, Supermarkt, Markt, Laden, kaufen, Lieferung, liefern, Brot, Lebensmittel, Vorräte',
  },
  lodging: {
    fr: 'hébergement, héberger, logement, loger, chambre, canapé, appartement, colocation, colocataire, studio, loyer, sous-location, dormir, nuit, toit, accueil, couchage, location',
    en: 'lodging, accommodation, housing, room, spare room, sofa, couch, flat, apartment, flatshare, flatmate, roommate, host, rent, sublet, stay, sleep, shelter, place to stay, bed',
    ar: 'سكن، إيواء، مبيت، غرفة، شقة، أريكة، استضافة، إقامة، إيجار، سكن مشترك، منزل، نوم',
    es: 'alojamiento, alojar, vivienda, habitación, cuarto, sofá, piso, apartamento, compartir piso, compañero de piso, estudio, alquiler, subarrendar, dormir, noche, techo, acoger, hospedaje, cama',
    pt: 'alojamento, alojar, habitação, quarto, sofá, apartamento, casa partilhada, colega de casa, estúdio, aluguel, aluguer, arrendamento, subarrendar, dormir, noite, teto, acolher, hospedagem, cama',
    de: 'Unterkunft, unterbringen, Wohnung, Zimmer, Sofa, Couch, Wohngemeinschaft, WG, Mitbewohner, Mitbewohnerin, Miete, Untermiete, Zwischenmiete, schlafen, übernachten, Übernachtung, Nacht, Dach, Bett, Schlafplatz',
  },
  health: {
    fr: 'santé, médecin, docteur, hôpital, clinique, pharmacie, médicament, ordonnance, dentiste, infirmier, infirmière, kinésithérapeute, psychologue, malade, maladie, soins, urgences, handicap, fauteuil roulant, rendez-vous médical, accompagnement médical, personne âgée, consultation, grossesse, maternité',
    en: 'health, doctor, physician, hospital, clinic, pharmacy, chemist, medicine, medication, prescription, dentist, nurse, therapist, ill, illness, sick, care, disability, disabled, wheelchair, medical appointment, elderly, pregnancy, maternity',
    ar: 'صحة، طبيب، دكتور، مستشفى، عيادة، صيدلية، دواء، أدوية، وصفة طبية، أسنان، ممرض، ممرضة، مريض، مرض، علاج، إعاقة، كرسي متحرك، مرافقة طبية، كبار السن، حمل، ولادة',
    es: 'salud, médico, médica, doctor, doctora, hospital, clínica, farmacia, medicina, medicamento, receta, dentista, enfermero, enfermera, fisioterapeuta, psicólogo, enfermo, enfermedad, cuidados, urgencias, discapacidad, silla de ruedas, cita médica, persona mayor, embarazo, maternidad',
    pt: 'saúde, médico, médica, doutor, doutora, hospital, clínica, farmácia, remédio, medicamento, receita, dentista, enfermeiro, enfermeira, fisioterapeuta, psicólogo, doente, doença, cuidados, urgências, deficiência, cadeira de rodas, consulta médica, pessoa idosa, gravidez, maternidade',
    de: 'Gesundheit, Arzt, Ärztin, Doktor, Krankenhaus, Klinik, Apotheke, Medizin, Medikament, Rezept, Zahnarzt, Pfleger, Pflege, Krankenpflege, Physiotherapie, Psychologe, krank, Krankheit, Notaufnahme, Behinderung, Rollstuhl, Arzttermin, zum Arzt begleiten, Senioren, Schwangerschaft, Geburt',
  },
  administration: {
    fr: 'administration, administratif, administrative, aide administrative, démarche, démarches, papiers, paperasse, formulaire, dossier, préfecture, mairie, consulat, ambassade, passeport, visa, titre de séjour, carte de séjour, carte d’identité, impôts, déclaration, assurance maladie, sécurité sociale, allocations, traduction, traduire, traducteur, traductrice, interprète, notaire, état civil, apostille, naturalisation, courrier officiel, banque, juridique, avocat',
    en: 'administration, administrative, paperwork, form, forms, fill in a form, papers, documents, town hall, city hall, consulate, embassy, passport, visa, residence permit, immigration, identity card, tax, taxes, tax return, social security, benefits, translation, translate, translator, interpreter, notary, citizenship, bank account, legal, lawyer',
    ar: 'معاملة، معاملات، أوراق، استمارة، ملف، بلدية، قنصلية، سفارة، جواز سفر، تأشيرة، فيزا، إقامة، بطاقة الهوية، ضرائب، ضمان اجتماعي، تأمين صحي، ترجمة، مترجم، ترجمان، ترجمة فورية، تصديق، جنسية، هجرة، محامي، إدارة، بنك',
    es: 'administración, administrativo, trámite, trámites, papeles, papeleo, formulario, rellenar un formulario, expediente, ayuntamiento, consulado, embajada, pasaporte, visado, visa, permiso de residencia, extranjería, NIE, DNI, impuestos, declaración de la renta, seguridad social, ayudas, subsidio, traducción, traducir, traductor, traductora, intérprete, notario, registro civil, apostilla, nacionalidad, banco, abogado, abogada, jurídico',
    pt: 'administração, administrativo, papelada, papéis, burocracia, formulário, preencher um formulário, processo, câmara municipal, prefeitura, consulado, embaixada, passaporte, visto, autorização de residência, imigração, cartão de cidadão, NIF, impostos, IRS, declaração, segurança social, abono, subsídio, tradução, traduzir, tradutor, tradutora, intérprete, notário, registo civil, apostila, nacionalidade, banco, advogado, advogada, jurídico',
    de: 'Behörde, Behörden, Amt, Papiere, Papierkram, Formular, Formular ausfüllen, Antrag, Rathaus, Konsulat, Botschaft, Reisepass, Pass, Visum, Aufenthaltstitel, Aufenthaltserlaubnis, Ausländerbehörde, Einwanderung, Personalausweis, Ausweis, Steuer, Steuern, Steuererklärung, Krankenkasse, Sozialversicherung, Kindergeld, Übersetzung, übersetzen, Übersetzer, Übersetzerin, Dolmetscher, dolmetschen, Notar, Standesamt, Beglaubigung, Apostille, Einbürgerung, Bankkonto, Anwalt, Anwältin, Recht',
  },
  pets: {
    fr: 'animal, animaux, chien, chat, chiot, chaton, lapin, oiseau, hamster, garder un chien, garder un chat, promener, vétérinaire, croquettes, laisse, compagnon à quatre pattes',
    en: 'pet, pets, animal, dog, cat, puppy, kitten, rabbit, bird, hamster, dog walking, dog sitter, dog sitting, cat sitting, pet sitting, vet, veterinarian',
    ar: 'حيوان، حيوانات أليفة، كلب، قطة، قط، جرو، أرنب، طائر، عصفور، بيطري، تنزيه الكلب',
    es: 'animal, animales, mascota, mascotas, perro, perra, gato, gata, cachorro, gatito, conejo, pájaro, hámster, cuidar un perro, cuidar un gato, pasear perros, pasear al perro, veterinario, pienso, correa',
    pt: 'animal, animais, bicho, cão, cachorro, cadela, gato, gata, gatinho, coelho, pássaro, hamster, cuidar do cão, cuidar do gato, passear o cão, passear cães, veterinário, ração, trela',
    de: 'Tier, Tiere, Haustier, Haustiere, Hund, Hunde, Katze, Katzen, Welpe, Kaninchen, Vogel, Hamster, Hund ausführen, Gassi, Hundesitter, Katzensitter, Katze hüten, Tierarzt, Tierärztin, Futter, Leine',
  },
  lending: {
    fr: 'prêt, prêter, emprunter, emprunt, don, donner, donation, gratuit, poussette, vélo, outil, outils, perceuse, échelle, meuble, meubles, lit bébé, vêtements, livre, jouets, matériel, ustensiles, vaisselle, récupérer, à donner, à prêter, siège auto',
    en: 'lend, lending, borrow, loan, give away, giveaway, donate, donation, free stuff, pushchair, stroller, buggy, pram, bike, bicycle, tool, tools, drill, ladder, furniture, cot, crib, clothes, books, toys, equipment, car seat',
    ar: 'إعارة، استعارة، إعطاء، عطاء، هبة، تبرع، مجانا، عربة أطفال، دراجة، أدوات، مثقاب، سلم، أثاث، سرير أطفال، ملابس، كتب، ألعاب، معدات',
    es: 'préstamo, prestar, pedir prestado, regalar, regalo, donar, donación, gratis, cochecito, carrito, bicicleta, bici, herramienta, herramientas, taladro, escalera, mueble, muebles, cuna, ropa, libro, juguetes, material, vajilla, silla de coche',
    pt: 'empréstimo, emprestar, pedir emprestado, dar, oferecer, doar, doação, grátis, carrinho de bebé, bicicleta, ferramenta, ferramentas, berbequim, furadeira, escada, escadote, móvel, móveis, berço, roupa, livro, brinquedos, material, loiça, cadeira auto',
    de: 'leihen, verleihen, ausleihen, Leihgabe, schenken, verschenken, zu verschenken, Geschenk, spenden, Spende, umsonst, Kinderwagen, Fahrrad, Werkzeug, Bohrmaschine, Leiter, Möbel, Kinderbett, Kleidung, Kleider, Buch, Bücher, Spielzeug, Geschirr, Kindersitz',
  },
  company: {
    fr: 'compagnie, conversation, discuter, parler, papoter, café, promenade, balade, marche, rencontre, rencontrer, amitié, amis, isolement, solitude, sortie, échange linguistique, pratiquer le français, pratiquer l’anglais, jeux de société, cartes, échecs, visite, tandem',
    en: 'company, companionship, conversation, chat, talk, coffee, tea, walk, stroll, meet, meeting people, friends, friendship, lonely, loneliness, outing, language exchange, practise English, practise French, board games, chess, visit, tandem',
    ar: 'رفقة، صحبة، محادثة، حديث، دردشة، قهوة، شاي، نزهة، تمشية، لقاء، تعارف، أصدقاء، صداقة، وحدة، عزلة، تبادل لغوي، ممارسة اللغة، شطرنج، زيارة',
    es: 'compañía, conversación, charlar, hablar, café, paseo, caminar, quedar, conocer gente, amistad, amigos, soledad, salida, intercambio de idiomas, practicar español, practicar inglés, juegos de mesa, cartas, ajedrez, visita, tándem',
    pt: 'companhia, conversa, conversar, falar, café, passeio, caminhada, encontro, conhecer pessoas, amizade, amigos, solidão, saída, intercâmbio de línguas, praticar português, praticar inglês, jogos de tabuleiro, cartas, xadrez, visita, tandem',
    de: 'Gesellschaft, Gespräch, unterhalten, reden, plaudern, Kaffee, Tee, Spaziergang, spazieren, Treffen, treffen, kennenlernen, Freunde, Freundschaft, einsam, Einsamkeit, Ausflug, Sprachaustausch, Deutsch üben, Englisch üben, Brettspiele, Karten spielen, Schach, Besuch, Tandem',
  },
  moving: {
    fr: 'déménagement, déménager, emménager, emménagement, carton, cartons, camion, camionnette, utilitaire, porter, porter un meuble, monter un meuble, montage, bras, canapé à porter, garde-meuble, stockage, manutention',
    en: 'moving, move, move house, moving house, removal, removals, relocate, relocation, moving boxes, boxes, van, truck, carry, heavy lifting, furniture assembly, storage',
    ar: 'نقل الأثاث، انتقال، نقل عفش، رحيل، انتقال إلى بيت، صناديق، كراتين، شاحنة، حمل الأثاث، تركيب الأثاث، تخزين',
    es: 'mudanza, mudanzas, mudarse, trasladar, traslado de muebles, caja, cajas, cartón, camión, furgoneta, cargar, cargar muebles, montar un mueble, montaje, brazos, guardamuebles, almacenamiento',
    pt: 'mudança, mudanças, mudar de casa, caixa, caixas, caixotes, camião, caminhão, carrinha, carregar, carregar móveis, montar um móvel, montagem, braços, armazém, guardar móveis',
    de: 'Umzug, umziehen, Umzugshilfe, Einzug, Auszug, Karton, Kartons, Umzugskartons, Lastwagen, Transporter, tragen, schleppen, Möbel tragen, Möbel aufbauen, aufbauen, einlagern, Lager',
  },
  work: {
    fr: 'travail, emploi, job, stage, stagiaire, alternance, CV, lettre de motivation, entretien, entretien d’embauche, recrutement, chômage, formation, former, cours, leçon, professeur, tuteur, soutien scolaire, métier, mentor, reconversion, apprendre, orientation professionnelle, entreprise, réseau professionnel',
    en: 'work, job, jobs, internship, intern, apprenticeship, CV, resume, cover letter, interview, recruitment, unemployment, unemployed, training, course, class, lesson, teacher, tutor, tutoring, career, mentor, mentoring, learn, professional network, employment',
    ar: 'عمل، وظيفة، شغل، تدريب، متدرب، سيرة ذاتية، مقابلة عمل، توظيف، بطالة، دورة، دروس، درس، أستاذ، معلم، مدرس، تعليم، مهنة، إرشاد مهني، تعلم',
    es: 'trabajo, empleo, prácticas, becario, aprendiz, CV, currículum, carta de presentación, entrevista, entrevista de trabajo, contratación, paro, desempleo, formación, curso, clase, clases, lección, profesor, profesora, tutor, clases particulares, refuerzo escolar, oficio, mentor, aprender, orientación laboral, empresa, red profesional',
    pt: 'trabalho, emprego, estágio, estagiário, aprendiz, CV, currículo, carta de apresentação, entrevista, entrevista de emprego, recrutamento, desemprego, formação, curso, aula, aulas, lição, professor, professora, explicador, explicações, apoio escolar, profissão, mentor, aprender, orientação profissional, empresa, rede profissional',
    de: 'Arbeit, Job, Stelle, Praktikum, Praktikant, Ausbildung, Azubi, Lebenslauf, Anschreiben, Bewerbung, bewerben, Vorstellungsgespräch, arbeitslos, Arbeitslosigkeit, Kurs, Unterricht, Stunde, Lehrer, Lehrerin, Nachhilfe, Beruf, Mentor, Mentorin, lernen, Berufsberatung, Firma, berufliches Netzwerk',
  },
};

const parted = (line: string) => line.split(/[,،]\s*/);

/** By category and language: what people type when they mean it. */
export const categoryWords: Readonly<Record<string, Readonly<Record<Locale, readonly string[]>>>> =
  Object.fromEntries(
    Object.entries(lines).map(([slug, byLocale]) => [
      slug,
      Object.fromEntries(Object.entries(byLocale).map(([locale, line]) => [locale, parted(line)])) as Record<
        Locale,
        string[]
      >,
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
  es: parted(
    'ayuda, ayudar, necesito, necesita, busco, buscar, buscando, alguien, quisiera, quiero, ofrezco, ofrecer, petición, oferta, servicio, urgente, encontrar, puedo, puede, por favor, hola, gracias, hacer, tener, ser',
  ),
  pt: parted(
    'ajuda, ajudar, preciso, precisa, procuro, procurar, busco, alguém, queria, quero, ofereço, oferecer, pedido, oferta, serviço, urgente, encontrar, posso, pode, por favor, olá, obrigado, obrigada, fazer, ter, ser',
  ),
  de: parted(
    'Hilfe, helfen, brauche, benötige, suche, suchen, gesucht, jemand, jemanden, möchte, will, biete, bieten, Gesuch, Angebot, dringend, finden, kann, können, bitte, hallo, danke, machen, haben, sein',
  ),
};
