/** One template a line: title :: first sentences. Slots in braces are filled from the word lists, the same in both halves. */
export const frRequests = {
  childcare: `
Baby-sitting {day} soir pour {name}, {age} ans :: Nous sortons enfin tous les deux et nos parents sont loin. {name} mange de tout, se couche à 20 h et adore qu’on lui lise une histoire.
Sortie d’école {day} : qui peut prendre {name} ? :: Réunion impossible à déplacer. Il faut récupérer {name} ({age} ans) à 16 h 30 {spot} et l’emmener goûter une heure et demie.
Garde partagée, {n} demi-journées par semaine :: Notre fille a {age} ans, nous cherchons une famille pour partager une nounou {moment}. Chez vous ou chez nous, à discuter.
Une mamie de cœur pour {name}, {age} ans :: Les grands-parents sont à mille kilomètres. Nous aimerions que {name} passe un moment avec quelqu’un qui aime les enfants, sans que ce soit un emploi.
Dépannage {when} : crèche fermée :: La crèche ferme deux jours et je n’ai plus de congés. {name} a {age} ans, fait encore la sieste et marche partout.
Aide aux devoirs en français, niveau {age} ans :: {name} suit l’école d’ici et perd un peu son français écrit. Une heure le {day}, en jouant si possible.
Quelqu’un pour veiller sur mon bébé pendant un rendez-vous {day} :: Un rendez-vous médical d’une heure, je ne peux pas y aller avec lui. Vous pouvez rester dans la salle d’attente {spot}.
Soirées échangées entre familles {spot} :: Une soirée chez vous, la suivante chez nous. Nous avons {name}, {age} ans, et l’envie de revoir un film de temps en temps.
Maman seule cherche relais le {day} {part} :: Je travaille en horaires décalés. Deux heures suffiraient, {name} a {age} ans et joue très bien sans écran.
`,
  lifts: `
Trajet vers {trip} {day}, départ {hour} :: Nous sommes deux avec une grosse valise et les bus ne passent pas si tôt. Nous partageons l’essence, bien sûr.
Qui va vers {trip} {when} ? :: J’ai une place à demander et peu de bagages. Je peux m’adapter à votre heure et rejoindre votre route {spot}.
Conduire ma mère à {trip} {day} :: Elle a quatre-vingts ans, marche avec une canne et se fait une joie de bavarder. Aller simple, je m’occupe du retour.
Covoiturage pour le bureau, {n} jours par semaine :: Je commence à 8 h 30 et je pars {spot}. Je n’ai pas encore fait changer mon permis, mais je paie le café.
Retour de l’aéroport {day} soir :: Mon avion se pose à 23 h, après le dernier train. Une petite place pour moi et un sac, avec toute ma gratitude.
Un siège enfant et une place {day} {part} :: Rendez-vous pour {name}, {age} ans, un peu loin pour le bus. J’ai le rehausseur.
Trajet avec un fauteuil roulant pliant, {day} :: Mon père doit aller à {trip}. Le fauteuil se plie et tient dans un coffre ordinaire.
Déposer un carton chez mon frère, si vous passez par {trip} :: Un carton de livres, léger, déjà fermé. Il n’est pas pressé : {when} ou plus tard.
Aller-retour au consulat pour un visa, {day} :: Il faut y être à {hour} et il n’y a pas de train. J’apporte les sandwichs.
`,
  shopping: `
Courses pour ma grand-mère {day} :: Elle habite {spot}, au {floor} étage sans ascenseur. Il lui faut {errand} et un peu de compagnie, je rembourse tout de suite.
Pharmacie {when} : {remedy} :: Je suis bloqué à la maison avec la grippe. L’ordonnance est prête, il suffit de passer la prendre {spot}.
Quelqu’un passe au marché {day} ? :: Je me suis foulé la cheville. {errand}, rien de plus, je laisse l’argent dans une enveloppe.
Rapporter {treat} de l’épicerie française :: On n’en trouve pas par ici et {name}, {age} ans, ne jure que par ça. Je vous rembourse avec un gâteau.
Petites courses pour {n} jours de quarantaine :: Test positif ce matin. Rien d’urgent : {errand}, à déposer devant la porte.
Retirer un colis {spot} avant {day} :: Je suis en déplacement et le point relais renvoie les paquets au bout d’une semaine. C’est une petite boîte.
Courses du {day} pour un couple âgé {spot} :: Mes parents ne conduisent plus. La liste est courte et toujours la même : {errand}, du café, des fruits.
Jeune maman cherche un passage au supermarché {day} :: {name} a deux semaines et je n’ai pas encore osé sortir. Il nous faudrait {errand}.
Faire développer et rapporter des photos, {when} :: Je ne sors plus beaucoup. La boutique est {spot}, tout est déjà payé.
`,
  lodging: `
Une chambre {when}, le temps de trouver :: J’arrive avec un contrat et sans logement. Calme, je pars tôt le matin, je cuisine volontiers pour {n}.
Où dormir {n} nuits près de l’hôpital ? :: Notre fils est opéré {day}. Un canapé nous suffit, nous serons auprès de lui toute la journée.
Étudiante cherche un canapé {when} :: La résidence n’ouvre que plus tard. Je ne fume pas et je peux aider pour le ménage ou les devoirs des enfants.
Ma fille, 19 ans, seule à l’arrivée {day} :: Son logement est tombé à l’eau la veille du départ. Une famille rassurante pour {n} nuits, {spot} si possible.
Hébergement pour une famille avec {name}, {age} ans :: Dégât des eaux, l’assurance met du temps. Deux ou trois nuits {when}, nous avons nos draps.
Sous-location ou échange d’appartement {when} :: Nous venons voir les grands-parents. Nous proposons notre deux-pièces en échange, lumineux et au calme.
Une place pour garer un van {n} nuits :: Nous dormons dedans et ne faisons pas de bruit. Une prise et un robinet feraient notre bonheur.
Visite d’un appartement à ma place {day} :: Je suis encore à l’étranger et le propriétaire ne fait pas de vidéo. Vingt minutes {spot}, avec quelques photos des murs et des fenêtres.
`,
  health: `
M’accompagner chez le médecin {day}, {lang} nécessaire :: Je comprends presque tout, mais pas les mots médicaux. C’est {spot}, à {hour}.
Une visite à ma tante à l’hôpital {when} :: Elle est opérée de la hanche et je suis à l’étranger. Une demi-heure, un magazine, et me dire comment elle va.
Sortie d’hôpital {day} : un bras pour rentrer :: On ne me laisse pas partir seul après l’anesthésie. Rester deux heures avec moi suffirait.
Qui connaît un pédiatre {spot} qui parle français ? :: {name} a {age} ans et nous venons d’arriver. Nous cherchons surtout quelqu’un de patient.
Marcher avec moi {n} fois par semaine :: Après un accident, je dois réapprendre à marcher dehors. Trente minutes {moment}, à mon rythme, c’est-à-dire lentement.
Prendre des nouvelles de mon père {day} :: Il vit seul {spot} et répond mal au téléphone. Sonner, bavarder cinq minutes, me rassurer.
Récupérer des lunettes {spot} :: Elles sont prêtes depuis lundi et je ne vois rien sans elles, ce qui rend le trajet comique mais risqué.
Groupe de parole pour aidants, le {day} :: Ma femme est malade et je cherche d’autres personnes dans le même cas. Un café tous les quinze jours, rien de médical.
`,
  administration: `
Comprendre {paper} en {lang} :: Deux pages, beaucoup de tampons, et une date limite {day}. Je ne suis pas sûr de ce qu’on me demande.
Traduire {paper} du français :: Ce n’est pas une traduction officielle, juste pour être sûr de ne pas signer n’importe quoi. Je vous offre le déjeuner {spot}.
Un témoin {day} à la mairie :: Nous nous marions en très petit comité et un témoin est malade. C’est à {hour}, et il y aura du gâteau.
Remplir {paper} avec moi :: Je n’ai pas d’ordinateur et tout se fait en ligne. Une heure {moment}, {spot} ou chez vous.
Renouveler un passeport {when} : comment avez-vous fait ? :: Pas de rendez-vous avant des mois sur le site. Je cherche quelqu’un qui l’a fait récemment ici.
Téléphoner en {lang} à ma place :: Le fournisseur d’électricité me raccroche au nez. Dix minutes {day} et j’aurai peut-être de la lumière.
Inscrire {name} à l’école : par où commencer ? :: {name} a {age} ans, nous arrivons {when}. Un parent qui connaît les écoles {spot} nous aiderait beaucoup.
Relire ma lettre pour {paper} :: Le français est ma troisième langue et les formules de politesse me perdent. Une page et demie.
`,
  pets: `
Garder {pet} {when} :: Je rentre voir ma famille. Tout se passe bien en appartement ; les croquettes et le panier sont fournis.
Promener {pet} le {day} {part} :: Je sors tard du travail. Trente minutes {spot}, la laisse et les sacs sont dans l’entrée.
Conduire {pet} chez le vétérinaire {day} :: Rendez-vous à {hour}, je n’ai pas de voiture et les taxis refusent. La caisse de transport est prête.
Nourrir {pet} pendant {n} jours :: Un passage par jour, dix minutes, et une caresse. J’habite {spot}.
Famille d’accueil pour {pet}, {n} semaines :: Je dois être hospitalisée et je ne veux pas de refuge. Je paie tout ce qu’il faut.
Perdu {spot} : notre chat tigré :: Sorti par la fenêtre {day} soir. Il porte un collier rouge et répond, quand il veut, au nom de Pacha.
Qui connaît un bon vétérinaire {spot} ? :: Nous venons d’arriver avec {pet} et un dossier tout en français. Quelqu’un de calme, si possible ouvert le {day}.
Laisser {pet} {n} heures {day} :: Des travaux bruyants chez nous. N’importe quel coin tranquille fera l’affaire.
`,
  lending: `
Cherche {item} pour {n} jours :: C’est pour une visite de famille {when}, acheter n’aurait pas de sens. Je viens chercher et je rends propre.
Quelqu’un a {item} à prêter {day} ? :: Une heure ou deux suffiraient. J’habite {spot} et je me déplace.
Vêtements d’enfant, {age} ans, dont vous ne savez que faire :: {name} grandit plus vite que mon salaire. Les trous aux genoux ne nous font pas peur.
{item}, même en mauvais état :: Je bricole et je répare. Si ça traîne dans votre cave, je débarrasse {when}.
Livres en français pour {age} ans :: La bibliothèque d’ici n’en a que douze et {name} les a tous lus. Échange possible.
Un lit de camp {when} :: Ma sœur vient avec ses enfants et il nous manque un couchage. Je passe {day} {part}.
Prêt d’{tool} pour un après-midi :: Trois étagères attendent depuis le déménagement. Je vous rends l’outil le soir même, {spot} ou chez vous.
Vaisselle pour une fête de {n} familles :: Une trentaine d’assiettes et de verres {day}. Tout revient lavé, avec une part de gâteau.
`,
  company: `
Parler {lang} autour d’un café {spot} :: Je comprends bien, mais je n’ose pas. Contre la même chose en français, le {day} {part} par exemple.
Quelqu’un pour une partie de {game} ? :: Arrivé il y a {n} mois, je ne connais encore que mes collègues. Niveau modeste, bonne humeur.
Marcher le {day} {part} :: Une heure {spot}, à deux ou à plusieurs. Je suis retraitée et je connais tous les bancs.
Compagnie pour mon père, {n} après-midi par mois :: Il a beaucoup voyagé et ne raconte plus ses histoires à personne. Il joue très bien au tarot et triche à peine.
Jeunes parents cherchent d’autres jeunes parents {spot} :: {name} a {age} ans. Nous sommes au parc presque tous les {day}s, un peu seuls sur notre banc.
Repas de fête à plusieurs {when} :: Première fois que je ne rentre pas au pays. J’apporte un plat, ou je fais la vaisselle.
Chanter le {day} {part} : une chorale ou juste un duo :: J’ai fait dix ans de chorale et je chante dans ma cuisine.
Voir un film en français le {day} :: Le cinéma {spot} en passe un par semaine et y aller seule me coupe l’envie.
`,
  moving: `
Des bras pour porter {heavy} {day} :: Du {floor} étage à la camionnette, l’escalier est large. Pizza et reconnaissance garanties.
Déménagement {when}, {n} personnes bienvenues :: Un deux-pièces, une trentaine de cartons et {heavy}. Deux heures à plusieurs, une journée tout seul.
Quelqu’un avec une camionnette {day} {part} :: {heavy} à transporter sur trois kilomètres. Je paie l’essence et le déjeuner.
Récupérer des cartons {spot} :: Il m’en faut une vingtaine {when}. Je viens avec un diable et je rends ceux qui tiennent encore.
Monter {furniture} avec moi {day} :: La notice compte quarante pages et je n’ai que deux mains. Les outils sont là.
Descendre {heavy} du {floor} étage :: Pas d’ascenseur, un tournant difficile. Il faudrait {n} personnes une demi-heure le {day}.
Une place dans un garage pour {n} cartons :: Entre deux logements {when}. Rien de fragile ni de précieux, surtout des livres.
Brancher une machine à laver {day} :: Elle est livrée, elle est belle, elle ne tourne pas. Quelqu’un qui s’y connaît aurait droit à la première lessive.
`,
  work: `
Relire mon CV ({job}) en {lang} :: Quinze ans de métier et une page pour les dire. J’aimerais l’œil de quelqu’un qui connaît les usages d’ici.
Préparer un entretien {when} : {job} :: Le premier en {lang}. Une heure de questions {spot}, sans pitié mais avec un café.
Faire reconnaître un diplôme : {job} :: Qui est passé par là ? Je cherche surtout à savoir par quel bout commencer et combien de temps prévoir.
Stage d’observation pour {name}, 15 ans :: Une semaine {when}. Curiosité assurée, politesse aussi ; tout métier fait l’affaire.
Rencontrer quelqu’un du métier : {job} :: J’arrive de Lyon et je ne connais personne dans la profession. Une demi-heure le {day} suffirait.
Apprendre à me servir d’un tableur avant {day} :: J’ai un entretien et j’ai peut-être exagéré mon niveau. {n} soirées devraient suffire.
Cherche quelques heures le {day} : {job} :: En attendant un contrat plus stable. Sérieuse, ponctuelle, je parle français et {lang}.
Ouvrir un petit commerce {spot} : vos conseils ? :: La cuisine de chez moi, avec les recettes de ma grand-mère. Je me perds dans {paper} et les assurances.
`,
  other: `
Réparer une fermeture éclair avant {day} :: Le manteau de {name} est presque neuf et la boutique veut le prix d’un autre.
Arroser mes plantes {when} :: Vingt pots sur un balcon {spot}, dix minutes tous les deux jours. Les tomates sont à vous.
Retrouver un doudou perdu {spot} :: Un lapin gris, une oreille cousue de travers. {name}, {age} ans, ne dort plus depuis {day}.
Faire parvenir une lettre en France {when} :: La poste d’ici l’a déjà perdue deux fois. Une enveloppe légère, à poster à l’arrivée.
Réveiller mon vieil ordinateur, {day} {part} :: Il contient les photos de {name} bébé. Je peux l’apporter {spot}.
Quelqu’un pour ouvrir au plombier {day} :: Il passe entre {hour} et midi, et je travaille. La voisine a la clé.
Un coup de ciseaux à domicile pour ma mère {day} :: Elle ne sort plus depuis {n} mois et voudrait être belle pour son anniversaire.
Conseils pour un premier hiver ici avec {name}, {age} ans :: Nous arrivons {when} d’un pays chaud. Bottes, chauffage, tout nous intéresse.
`,
};
