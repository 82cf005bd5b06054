/** Same form as `enRequests`. */
export const enOffers = {
  childcare: `
Childcare on {day} {part} :: A student, and the eldest of four. Games, snacks, homework, and calm before supper.
School pick-up on {day}s: room for one more child :: I collect {name} ({age}) {spot} anyway. One more for tea is a pleasure.
Babysitting on {day} evenings :: A nurse with two grown-up children; not easily worried. Preferably {spot}.
Granny available {n} afternoons a week :: My grandchildren live far away and I have pancakes to share. From age {age}.
Homework and reading on {day}s :: A retired teacher. Half an hour of reading beats two hours of tears.
Painting at our place, {day} {part} :: {name} is {age} and bored alone with the paint. I can take {n} children, aprons provided.
Stand-in when the nursery is closed {when} :: I work from home and my son is {age}. The days are shorter with two.
Babysitting swap between parents {spot} :: You one evening, us another. Ours is {age} and sleeps like an angel, every other night.
`,
  lifts: `
Driving to {trip} on {day}, {n} seats :: Leaving at {hour} {spot}; a small detour is fine. Pay what you like.
Every {day} to {trip} :: I go each week and may as well fill the car. Space for a pushchair in the boot.
Driving older people {moment} :: Retired, with time and a car that is easy to get into. Doctor, hairdresser, market.
Daily lift to work, leaving at {hour} :: I start {spot} and come back about half past six. Calm driving, passenger picks the radio.
Moving small furniture {when} :: An estate car and straps. No pianos; a chest of drawers is no trouble.
Going to {trip} {when}, {n} free seats :: Back the next day. We share the fuel and the stories.
Taking children to sport on {day}s :: I drive {name} ({age}) already. Two free seats with boosters.
Car available on {day} {part} for an appointment :: I can drop you at {trip} and wait a while. Pets welcome.
`,
  shopping: `
I can do your shopping on {day} :: I go to the supermarket and the market {spot}. Tell me what you need and we settle up after.
Big shop by car {when} :: Water, cat litter, anything heavy. There is still room in the boot.
Chemist and small errands {moment} :: I live {spot} and walk fast. For the ill, the newly born and the leg in plaster.
Bringing back {treat} {when} :: Three days at home and a half-empty case. Small, light, legal things only.
Sharing a fruit order {spot} :: A grower delivers on {day}. With {n} families we save the delivery.
Bakery round on {day} mornings :: I fetch yours with mine and leave it on the step. Croissants on request.
Queueing for you on {day} :: Post office, counters, parcels: I have a good book and patience.
Learning to order online, {n} sessions :: I show older neighbours how to have {errand} delivered without being fooled.
`,
  lodging: `
Spare room {when} :: For somebody who is just arriving or having a hard time. Double bed, breakfast, inquisitive cat.
A sofa for {n} nights :: Small flat, big heart, {spot}. Ideal between two addresses.
Room {when} for parents with a child in hospital :: We live ten minutes’ walk from it. No rent, just a key to give back.
Flat swap {when} :: Two rooms {spot} for somewhere near the sea. Plants to water included.
Student room {spot} in return for conversation :: My children are {age} and 12. {n} hours of English a week and the room is yours.
Viewing flats for you on {day} :: I found mine after thirty visits and know where to look. Photos and an honest opinion.
A garden to pitch a tent {when} :: Cyclists and walkers welcome. Hot shower; soup depending on mood.
Room for an older person during building work, {n} weeks :: Ground floor, {spot}, not one step, and a garden next door.
`,
  health: `
Coming to the doctor’s with you, English and {lang} :: I used to be a nurse. I listen and interpret and keep my opinions. Preferably {day}s.
Hospital visits on {day} {part} :: I already go to see a friend. A paper, a smile, a word to the family if you wish.
Company after an operation {when} :: Staying the first night, warming soup, calling if need be. I went through it alone and remember.
Gentle walks on {day}s :: To get your confidence back after a fall or an illness. A bench every two hundred yards, {spot}.
List of doctors who speak {lang} :: Other parents and I have kept it for {n} years. Ask and I send it.
First aid for beginners, {day} {part} :: I am a trained first-aider. {n} people or more, in my living room, dummy included.
Lending crutches and a wheelchair {when} :: They have been in my hall since I recovered. Give them back when you can run.
A call on {day} {part} to somebody who lives alone :: A quarter of an hour or more. I am interested in everything but golf.
`,
  administration: `
Help with {paper} :: I did it for myself, then for half the building. {day} {part}, {spot}.
Translating small things, {lang} and English :: Letters, instructions, notes from school. Not official, but accurate.
Phoning in {lang} for you :: Bank, electricity, doctor. I have the right accent and strong nerves.
Paperwork hour on {day}s {spot} :: Bring the envelope you dare not open. We read it together, then have tea.
Understanding {paper} without tears :: An accountant who explains slowly. {n} people a week at most.
First steps for newcomers {when} :: Insurance, bank, school, contracts: in which order, with which papers. I arrived {n} years ago and remember it well.
Reading over your letters in English, {day} {part} :: A retired editor who corrects without judging.
Witness or companion at the town hall on {day} :: I own a suit and an identity card. I have been known to cry at weddings.
`,
  pets: `
Walking your dog on {day} {part} :: I run {spot} three times a week and prefer company. Large dogs welcome.
Sitting cats and rabbits {when} :: At mine or at yours. I grew up with eleven cats and still know my place.
Home visits during your holiday, {spot} :: Food, water, litter, cuddles and a photo a day.
Taking a pet to the vet on {day} :: A big car and a blanket on the seat. I stay with you if you like.
Small pets boarded, {n} days or more :: Hamsters, budgies, guinea pigs. {name}, {age}, handles the introductions.
Giving away a cat tree and a carrier on {day} :: Our old Marmalade no longer needs them. Collect {spot}.
Advice for a first puppy, {day} {part} :: A dog trainer on parental leave. One walk together beats a long message.
A playmate for a friendly dog {spot} :: Ours is bored {moment}. We meet in the fenced park and take it from there.
`,
  lending: `
Lending {item} :: Asleep in the attic and could be useful. Collect {spot}, {day} {part} if you can.
To give away: {item} :: In good condition, with a few memories on it. First come, no reservations, {when}.
Children’s clothes, age {age}, one large bag :: {name} outgrew it all in a summer. Washed and sorted, to go in one lot.
Lending {tool}, with a little know-how :: I can come and show you. {day} {part}, {spot}.
Paperbacks, {n} boxes :: Crime, classics and a few prize winners never opened. Help yourself.
{item} in return for a cake :: Or for nothing, but cake is welcome. Available {when}.
Party things to lend {when} :: Bunting, big pans, plates for thirty. Just bring them back clean.
Tomato plants and cuttings, {day} {part} :: My balcony {spot} is overflowing. Come with a crate.
`,
  company: `
Coffee and conversation in {lang} on {day}s :: {spot}, three or four of us. Few corrections, much laughter.
{game} on {day} {part} :: Beginners welcome, bad losers tolerated. {n} places left.
Visiting an older person on {day} {part} :: I lost my grandmother while I was far away. I like to listen, and I make a good apple pie.
Open table on {day} nights :: A long table and simple food. People come alone and rarely leave that way.
{day} walk {spot} :: An hour and a half, all ages, pushchairs included. It always ends in tea.
Reading the newspaper aloud, {day} {part} :: For somebody who sees poorly, or likes company. I do crosswords too.
A place at our table {when} :: We will be {n} and the bird feeds twelve. Noisy children, but kind.
Book club {spot} :: One book a month, one opinion each, biscuits. Next meeting on {day}.
`,
  moving: `
Two arms and a strong back on {day} :: I play rugby and am bored {moment}. {heavy}, boxes, stairs.
Van with driver {when} :: You pay for fuel, I drive. Blankets and straps included.
Twenty moving boxes to give {spot} :: Folded, clean, nearly all the same size. From {day}.
Putting {furniture} together :: I have the tools and, unusually, read the instructions. One evening {when}.
Storing {n} boxes in my cellar :: Dry and locked, {spot}. For a few weeks between two homes.
Small jobs after the move, {day} {part} :: Shelves, curtains, lamps. For a coffee.
Cleaning together before you hand back the keys, {day} {part} :: Three times as fast with two. I bring the music.
Carrying {heavy}, I bring a friend :: Up to the {floor} floor without a lift we are fine. Above that we take a break.
`,
  work: `
Reading your CV on {day} {part} :: I have been hiring for ten years. I say what I think, kindly, with a red pencil.
Interview practice in {lang} :: An hour {spot}, hard questions included. We always end on the good news.
My trade in half an hour: {job} :: For the young, or for anyone changing course. Just a conversation, {when}.
Beginners’ {lang} on {day} {part} :: {n} people at most. Everyone pays for their own coffee.
First steps with spreadsheets, {day} {part} :: To feel confident before a new job. {n} sessions at your speed.
Work shadowing in my workshop {when} :: For a curious teenager who does not mind sweeping. Trade: {job}.
Starting your own business: an hour of questions on {day} :: I opened mine here and made every mistake there is. We meet {spot}.
Good contacts for a post: {job} :: I know the profession here well. Tell me your story and I will see whom you should meet.
`,
  other: `
Repair café on {day} {part} :: Toasters, lamps, bicycles. We cannot fix everything, but we always find out why.
Watering your plants {when} :: Green fingers, certified by my grandmother. {spot}, every other day.
Hems and alterations on {day}s :: A seamstress by trade; I do {n} small pieces a week for pleasure.
Free passport photos on {day} :: I have a white wall and a good lens. Fidgeting {age}-year-olds do not frighten me.
Travelling home {when}: letters to post? :: Light, open envelopes. They go into the first letter box I see.
Fixing computers and phones, {day} {part} :: I save the photos first, the rest can be replaced. Find me {spot}.
Cooking lesson: {dish} :: My mother’s recipe, no secrets. {n} people round the table, everyone takes some home.
Waiting in for the plumber on {day} :: I work from home, {spot}. I open, I watch, I lock up.
`,
};
