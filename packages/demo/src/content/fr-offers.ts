/** Same form as `frRequests`. */
export const frOffers = {
  childcare: `
Garde d’enfants le {day} {part} :: Étudiante et aînée de quatre, j’ai l’habitude. Jeux, goûter, devoirs, et retour au calme avant le dîner.
Sortie d’école le {day} : je peux prendre un enfant de plus :: Je vais chercher {name} ({age} ans) toute la semaine {spot}. Un de plus pour le goûter, avec plaisir.
Baby-sitting {day} soir :: Infirmière, deux grands enfants, je ne m’inquiète pas pour un rien. De préférence {spot}.
Mamie disponible {n} après-midi par semaine :: Mes petits-enfants vivent loin et j’ai des crêpes à partager. Enfants à partir de {age} ans.
Aide aux devoirs et lecture, le {day} :: Institutrice à la retraite. Une demi-heure de lecture vaut mieux que deux heures de larmes.
Atelier peinture chez nous {day} {part} :: {name} a {age} ans et s’ennuie seul devant sa feuille. Je peux accueillir {n} enfants, blouses fournies.
Dépannage quand la crèche ferme {when} :: Je travaille à la maison et mon fils a {age} ans. Les journées passent plus vite à deux.
Échange de baby-sitting entre parents {spot} :: Vous un soir, nous un autre. Notre fille a {age} ans et dort comme un ange, une fois sur deux.
`,
  lifts: `
Je vais vers {trip} {day}, {n} places :: Départ à {hour} {spot}, je peux faire un petit détour. Participation libre.
Navette du {day} vers {trip} :: J’y vais chaque semaine, autant remplir la voiture. Place pour une poussette dans le coffre.
Conduire des personnes âgées {moment} :: À la retraite, j’ai le temps et une voiture basse, facile d’accès. Médecin, coiffeur, marché.
Covoiturage quotidien, départ {hour} :: Je pars {spot} et je rentre vers 18 h 30. Conduite calme, radio au choix du passager.
Transport de petits meubles {when} :: J’ai un break et des sangles. Pas de piano, mais une commode sans problème.
Aller vers {trip} {when}, {n} places libres :: Retour le lendemain. On partage l’essence et les histoires.
Accompagner les enfants au sport le {day} :: J’emmène déjà {name} ({age} ans). Deux sièges libres avec rehausseurs.
Voiture disponible {day} {part} pour un rendez-vous :: Je peux vous déposer à {trip} et attendre un peu. Les animaux sont acceptés.
`,
  shopping: `
Je fais vos courses le {day} :: Je passe au supermarché et au marché {spot}. Dites-moi ce qu’il vous faut, on s’arrange pour le remboursement.
Grandes courses en voiture {when} :: Packs d’eau, litière, tout ce qui pèse. J’ai encore de la place dans le coffre.
Pharmacie et petites courses {moment} :: J’habite {spot} et je marche vite. Pour les malades, les jeunes parents, les jambes dans le plâtre.
Je rapporte {treat} de France {when} :: Trois jours à Paris et une valise à moitié vide. Petites choses légères, légales et bien emballées.
Commande groupée de fruits {spot} :: Un producteur livre le {day}. À {n} familles, on évite les frais de port.
Passage à la boulangerie le {day} matin :: Je prends le vôtre avec le mien et je le pose sur le pas de la porte. Croissants sur demande.
Faire la queue à votre place {day} :: Poste, guichet, retrait de colis : j’ai un bon livre et de la patience.
Apprendre à commander en ligne, {n} séances :: Je montre aux aînés du quartier comment faire livrer {errand} sans se faire avoir.
`,
  lodging: `
Chambre d’amis {when} :: Pour quelqu’un qui arrive ou qui est dans la peine. Lit double, petit déjeuner, chat curieux.
Un canapé pour {n} nuits :: Petit appartement mais grand cœur, {spot}. Idéal entre deux logements.
Chambre {when} pour les parents d’un enfant hospitalisé :: Nous habitons à dix minutes à pied de l’hôpital. Pas de loyer, juste une clé à rendre.
Échange d’appartement {when} :: Deux pièces {spot} contre un pied-à-terre en France. Plantes à arroser comprises.
Chambre d’étudiant {spot} contre un peu de français :: Mes enfants ont {age} et 12 ans. {n} heures de conversation par semaine et la chambre est à vous.
Visiter des logements à votre place {day} :: J’ai trouvé le mien après trente visites, je sais où regarder. Photos et avis sincère.
Un jardin pour planter une tente {when} :: Cyclistes et marcheurs bienvenus. Douche chaude, soupe selon l’humeur.
Loger une personne âgée pendant des travaux, {n} semaines :: Chambre au rez-de-chaussée, {spot}, sans une marche, et le jardin à côté.
`,
  health: `
Accompagner chez le médecin, {lang} et français :: J’ai été infirmière. J’écoute, je traduis, je ne donne pas mon avis. Le {day} de préférence.
Visites à l’hôpital le {day} {part} :: Je passe déjà voir une amie. Un journal, un sourire, des nouvelles à la famille si vous voulez.
Présence après une opération {when} :: Rester la première nuit, chauffer une soupe, appeler si besoin. Je l’ai vécu seule, je sais ce que c’est.
Promenades douces le {day} :: Pour reprendre confiance après une chute ou une maladie. Des bancs tous les deux cents mètres, promis, {spot}.
Liste de médecins qui parlent français {spot} :: Je la tiens à jour depuis {n} ans avec d’autres parents. Demandez, je vous l’envoie.
Initiation aux premiers secours, {day} {part} :: Je suis secouriste. À {n} ou plus, dans mon salon, mannequin compris.
Prêt de béquilles et d’un fauteuil roulant {when} :: Ils dorment dans mon entrée depuis mon rétablissement. À rendre quand vous courrez.
Un appel le {day} {part} à une personne seule :: Un quart d’heure ou plus. Je m’intéresse à tout, sauf au golf.
`,
  administration: `
Aide pour {paper} :: Je l’ai fait pour moi, puis pour la moitié de l’immeuble. Le {day} {part}, {spot}.
Traduction {lang} – français de petits documents :: Lettres, modes d’emploi, mots de l’école. Pas de traduction officielle, mais une traduction juste.
Téléphoner en {lang} pour vous :: Banque, électricité, médecin. J’ai l’accent qu’il faut et des nerfs solides.
Permanence papiers le {day}, {spot} :: Apportez l’enveloppe que vous n’osez pas ouvrir. On la lit ensemble, puis on boit un thé.
Comprendre {paper} sans s’énerver :: Comptable de métier, j’explique lentement. {n} rendez-vous par semaine, pas plus.
Premiers pas pour nouveaux arrivants {when} :: Assurance, compte en banque, école, abonnements : dans quel ordre et avec quels papiers. Arrivé il y a {n} ans, je m’en souviens très bien.
Relire vos courriers en français, le {day} {part} :: Professeure de lettres, je corrige sans juger. On ne voit plus l’accent.
Témoin ou accompagnant à la mairie {day} :: J’ai un costume et une pièce d’identité. Il m’arrive de pleurer aux mariages.
`,
  pets: `
Promener votre chien le {day} {part} :: Je cours {spot} trois fois par semaine et je préfère en compagnie. Gros chiens acceptés.
Garder chats et lapins {when} :: Chez moi ou chez vous. J’ai grandi avec onze chats, j’en ai gardé le sens des priorités.
Visites à domicile pendant vos vacances, {spot} :: Croquettes, eau, litière, caresses et une photo par jour.
Emmener un animal chez le vétérinaire {day} :: Grande voiture et couverture sur la banquette. Je reste avec vous si vous préférez.
Pension pour petits animaux, {n} jours ou plus :: Hamsters, perruches, cochons d’Inde. {name}, {age} ans, s’occupe des présentations.
À donner {day} : arbre à chat et caisse de transport :: Notre vieux Mistigri n’en a plus besoin. À venir chercher {spot}.
Conseils pour un premier chiot, le {day} {part} :: Éducatrice canine en congé parental. Une promenade ensemble vaut mieux qu’un long message.
Compagnon de jeu pour chien sociable {spot} :: Le nôtre s’ennuie {moment}. Rencontre au parc clos, puis on voit.
`,
  lending: `
Prête {item} :: Ça dort au grenier et ça peut servir. À venir chercher {spot}, le {day} {part} de préférence.
À donner : {item} :: Bon état, quelques souvenirs en plus. Premier arrivé, sans réservation, {when}.
Vêtements d’enfant, {age} ans, un grand sac :: {name} a tout laissé en un été. Lavés, triés, à donner d’un bloc.
Prêt d’{tool} et d’un peu de savoir-faire :: Je peux aussi venir vous montrer. {day} {part}, {spot}.
Livres de poche en français, {n} cartons :: Policiers, classiques, quelques prix Goncourt jamais ouverts. Servez-vous.
{item} contre un gâteau :: Ou contre rien du tout, mais le gâteau est bienvenu. Disponible {when}.
Matériel de fête à prêter {when} :: Guirlandes, grandes marmites, vaisselle pour trente. Il suffit de rapporter propre.
Plants de tomates et boutures, {day} {part} :: Mon balcon {spot} déborde. Passez avec un cageot.
`,
  company: `
Café et conversation en {lang} le {day} :: {spot}, à trois ou quatre. On corrige peu, on rit beaucoup.
Partie de {game}, le {day} {part} :: Débutants bienvenus, mauvais perdants tolérés. Il reste {n} places.
Visiter une personne âgée le {day} {part} :: J’ai perdu ma grand-mère pendant que j’étais loin. J’aime écouter, et je sais faire la tarte aux pommes.
Table ouverte le {day} soir :: Grande tablée, cuisine simple. On peut venir seul, on repart rarement seul.
Promenade du {day}, {spot} :: Une heure et demie, tous les âges, poussettes comprises. On s’arrête toujours pour un thé.
Lire le journal à voix haute, le {day} {part} :: Pour une personne qui voit mal, ou qui aime être deux. Je fais aussi les mots croisés.
Accueillir une personne seule à notre table {when} :: Nous serons {n}, la dinde est prévue pour douze. Enfants bruyants, mais gentils.
Club de lecture en français {spot} :: Un livre par mois, un avis par personne, des biscuits. Prochaine rencontre {day}.
`,
  moving: `
Deux bras et un dos solide le {day} :: Je joue au rugby et je m’ennuie {moment}. {heavy}, cartons, escaliers.
Camionnette et chauffeur {when} :: Vous payez l’essence, je fais la route. Quatre mètres cubes, des couvertures et des sangles.
Une vingtaine de cartons à donner {spot} :: Pliés, propres, presque tous de la même taille. À prendre à partir de {day}.
Monter {furniture} :: J’ai les outils et, chose rare, je lis les notices. Une soirée {when}.
Garder {n} cartons dans ma cave :: Sèche et fermée, {spot}. Pour quelques semaines entre deux logements.
Petits travaux après l’emménagement, le {day} {part} :: Étagères, rideaux, lampes. Contre un café.
Nettoyer ensemble avant l’état des lieux, {day} {part} :: À deux, ça va trois fois plus vite. J’apporte la musique.
Porter {heavy} : je viens avec un ami :: Jusqu’au {floor} étage, sans ascenseur ça va encore. Au-dessus, il faudra une pause.
`,
  work: `
Relire votre CV, le {day} {part} :: Je recrute depuis dix ans. Je dis ce que je pense, gentiment, avec un crayon rouge.
Entraînement à l’entretien en {lang} :: Une heure {spot}, questions difficiles comprises. On finit toujours par les bonnes nouvelles.
Mon métier en une demi-heure : {job} :: Pour les jeunes ou pour qui change de voie. Une conversation sans engagement, {when}.
Débuter en {lang}, {day} {part} :: En petit groupe, {n} personnes au plus. Chacun paie son café.
Initiation au tableur et au traitement de texte, le {day} {part} :: Pour reprendre confiance avant un nouvel emploi. {n} séances, à votre rythme.
Stage d’observation dans mon atelier {when} :: Pour un collégien curieux qui n’a pas peur de balayer. Métier : {job}.
Créer son activité : une heure de questions le {day} :: J’ai ouvert la mienne ici, j’ai fait toutes les erreurs possibles. On se voit {spot}.
Bons contacts pour un poste : {job} :: Je connais bien la profession sur place. Racontez-moi votre parcours, je vois qui présenter.
`,
  other: `
Café des réparations le {day} {part} :: Grille-pain, lampes, vélos. On n’arrive pas à tout réparer, mais on sait toujours pourquoi.
Arroser vos plantes {when} :: Main verte certifiée par ma grand-mère. {spot}, un jour sur deux.
Retouches et ourlets le {day} :: Couturière de métier, je fais {n} petits ouvrages par semaine pour le plaisir.
Photos d’identité gratuites {day} :: J’ai un fond blanc et un bon objectif. Les enfants de {age} ans qui bougent ne me font pas peur.
Je pars en France {when} : lettres à poster ? :: Enveloppes légères et ouvertes. Je dépose tout à la première boîte aux lettres.
Réparer ordinateurs et téléphones, {day} {part} :: Je garde surtout les photos, le reste se remplace. Passez me voir {spot}.
Cours de cuisine : {dish} :: La recette de ma mère, sans secret. {n} personnes autour de la table, chacun repart avec sa part.
Tenir votre porte à l’artisan {day} :: Je travaille à la maison, {spot}. J’ouvre, je surveille, je referme.
`,
};
