/** One template a line: title :: first sentences. Slots in braces are filled from the word lists, the same in both halves. */
export const enRequests = {
  childcare: `
Babysitter for {name}, {age}, on {day} evening :: Our first evening out in months. {name} eats anything, goes to bed at eight and loves being read to.
School pick-up on {day}: could anyone take {name}? :: A meeting I cannot move. {name} is {age} and needs collecting at half past three {spot}, then a snack and an hour of play.
Sharing a nanny {n} mornings a week :: Our daughter is {age}. We are looking for a family to share with, at your place or ours.
An honorary granny for {name}, {age} :: The real ones are an ocean away. We would love somebody kind who enjoys children, now and then, not as a job.
Nursery closed, help needed {when} :: Two days without a nursery and no leave left. {name} is {age}, still naps and is easily pleased.
Reading in English with {name}, {age} :: School here is in another language and the spelling is slipping. An hour on {day}s, with games if you like.
Somebody to sit with my baby during an appointment on {day} :: One hour at the doctor’s and I cannot take him in. You could wait just outside, it is {spot}.
Babysitting swap {spot} :: One evening at yours, the next at ours. We bring {name}, {age}, and a fondness for films with endings.
`,
  lifts: `
Lift to {trip} on {day}, leaving at {hour} :: Two of us with one large case, and the buses start too late. We share the fuel, of course.
Anyone driving to {trip} {when}? :: One person, little luggage, and I can fit in with your times. I can meet you {spot}.
Taking my mother to {trip} on {day} :: She is eighty, walks with a stick and loves a chat. One way only, I will bring her home.
Sharing the drive to work, {n} days a week :: I start at half past eight and leave from somewhere {spot}. My licence is not exchanged yet, but coffee is on me.
Late pick-up from the airport on {day} :: My plane lands after the last train. One small seat, one small bag, much gratitude.
A lift with a child seat, {day} {part} :: An appointment for {name}, {age}, too far by bus. I have the booster.
Room for a folding wheelchair on {day}? :: My father has to get to {trip}. The chair folds flat and fits an ordinary boot.
Could you drop a box off near {trip}? :: Books for my brother, sealed and not heavy. No hurry, {when} or later.
There and back to the consulate for a visa, {day} :: I have to be there at {hour} and no train gets me there. I bring the sandwiches.
`,
  shopping: `
Shopping for my grandmother on {day} :: She lives {spot}, {floor} floor, no lift. She needs {errand} and a little company; I pay you back the same day.
Chemist’s run {when}: {remedy} :: Stuck at home with the flu. It is all ready, it only needs picking up {spot}.
Anyone going to the market on {day}? :: I have sprained my ankle. Just {errand}; the money is in an envelope.
Looking for {treat} near here :: The shops here have never heard of it and {name}, {age}, talks of nothing else. Repaid in cake.
Groceries for {n} days of staying in :: Tested positive this morning. Nothing fancy: {errand}, left at the door.
Collecting a parcel {spot} before {day} :: I am away and they send things back after a week. It is a small box.
{day} shopping for an elderly couple {spot} :: My parents no longer drive. A short list that never changes: {errand}, tea, fruit.
New mother would love a supermarket run on {day} :: {name} is two weeks old and I have not dared yet. We need {errand}.
`,
  lodging: `
A room {when} while I look for a flat :: I arrive with a job and no address. Quiet, out early, happy to cook for {n}.
Where to sleep {n} nights near the hospital? :: Our son has an operation on {day}. A sofa is enough, we will be with him all day.
Student looking for a sofa {when} :: The hall opens later than my course starts. I do not smoke and can help with homework or housework.
My daughter, 19, arrives alone on {day} :: Her room fell through the day before she flew. A reassuring family for {n} nights, {spot} if possible.
A roof for a family with {name}, {age} :: A burst pipe, and the insurance takes its time. A few nights {when}; we have our own sheets.
Flat swap {when} :: We are coming to see the grandparents. We offer our two rooms, bright and quiet, in return.
Somewhere to park a van for {n} nights :: We sleep in it and make no noise. A socket and a tap would make us very happy.
Would somebody view a flat for me on {day}? :: I am still abroad and the landlord does not do video. Twenty minutes {spot} and a few photos of the walls.
`,
  health: `
Somebody to come to the doctor’s with me on {day}, {lang} needed :: I understand most things, but not the medical words. It is {spot}, at {hour}.
A hospital visit to my aunt {when} :: She has a new hip and I am abroad. Half an hour, a magazine, and a word on how she is.
Home from hospital on {day}, an arm to lean on :: They will not let me leave alone after the anaesthetic. Two hours of company would do.
Which children’s doctor speaks {lang}? :: {name} is {age} and we have just arrived. Patience matters more than distance.
Walking with me {n} times a week :: After an accident I am learning to walk outside again. Thirty minutes at my own pace, which is slow.
Looking in on my father on {day} :: He lives alone {spot} and is hard to reach by phone. Ring the bell, talk for five minutes, tell me he is fine.
Collecting my glasses {spot} :: They have been ready for days and I cannot see well enough to go. It is funnier than it sounds.
Meeting other carers on {day}s :: My wife is ill and I would like to talk with people who know. Coffee every other week, nothing medical.
`,
  administration: `
Making sense of {paper} in {lang} :: Two pages, many stamps and a deadline on {day}. I am not sure what they want from me.
Translating {paper} :: Nothing official, only so that I do not sign something silly. Lunch {spot} in return.
A witness at the town hall on {day} :: A very small wedding, and one witness is ill. At {hour}, and there will be cake.
Filling in {paper} with me :: I have no computer and everything is online. An hour {moment}, {spot} or at yours.
Renewing a passport {when}: how did you do it? :: No appointments for months. I would love to hear from somebody who managed lately.
A phone call in {lang} for me :: The electricity people hang up on my accent. Ten minutes on {day} and I may have light again.
Finding a school for {name}, {age} :: We arrive {when} and do not know where to begin. A parent who knows the schools {spot} would be a treasure.
Reading over my letter about {paper} :: English is my third language and the polite endings defeat me. A page and a half.
`,
  pets: `
Looking after {pet} {when} :: I am going home to see family. Good in a flat; food and basket are provided.
Walking {pet} on {day} {part} :: I finish late. Half an hour {spot}; the lead hangs by the door.
Taking {pet} to the vet on {day} :: At {hour}. I have no car and taxis say no. The carrier is ready.
Feeding {pet} for {n} days :: One visit a day, ten minutes and a cuddle. I live {spot}.
Foster home for {pet}, {n} weeks :: I have to go into hospital and cannot bear a shelter. I pay for everything.
Lost {spot}: our tabby cat :: Out of the window on {day} night. Red collar, answers to Biscuit when it suits him.
Recommending a calm vet {spot}? :: We have just moved with {pet} and a file in the wrong language. Open on {day}s if possible.
A quiet corner for {pet}, {day} {part} :: The neighbours are drilling. Any room without a drill will do.
`,
  lending: `
Borrowing {item} for {n} days :: Family is visiting {when} and buying makes no sense. I collect it and return it clean.
Has anyone {item} to lend on {day}? :: An hour or two would do. I live {spot} and can come to you.
Children’s clothes, age {age} :: {name} grows faster than my salary. Holes in the knees do not frighten us.
{item}, even if it is broken :: I like mending things. If it is in your way, I take it {when}.
Books in English for a {age}-year-old :: The library here has twelve and {name} has read them all. Happy to swap.
A camp bed {when} :: My sister is coming with the children and we are one bed short. I can come by on {day} {part}.
Borrowing {tool} for an afternoon :: Three shelves have been waiting since we moved in. Back the same evening.
Plates and glasses for a party of {n} families :: About thirty of each on {day}. Everything comes back washed, with cake.
`,
  company: `
Practising {lang} over coffee {spot} :: I understand a lot and dare very little. English in return, {day} {part} perhaps.
Anyone for {game}? :: I came {n} months ago and only know my colleagues. Average player, cheerful loser.
A walk on {day} {part} :: An hour {spot}, two of us or more. I am retired and know every bench.
Company for my father, {n} afternoons a month :: He travelled all his life and nobody asks for the stories any more. He plays a mean game of chess.
New parents looking for other new parents {spot} :: {name} is {age}. We are in the park most {day}s, rather alone on our bench.
Sharing a festive meal {when} :: The first year I cannot go home. I bring a dish, or do the washing-up.
Singing on {day} {part}: a choir, or just a duet :: Ten years of choir, and now only my kitchen listens.
Cinema on {day}? :: They show one film a week in English {spot}, and going alone puts me off.
`,
  moving: `
Hands to carry {heavy} on {day} :: From the {floor} floor to the van; the stairs are wide. Pizza and gratitude guaranteed.
Moving {when}, {n} people welcome :: Two rooms, thirty boxes and {heavy}. Two hours together, a whole day alone.
Somebody with a van, {day} {part} :: {heavy} to take two miles. Fuel and lunch are on me.
Moving boxes wanted {spot} :: About twenty, {when}. I collect, and pass on those that survive.
Putting {furniture} together on {day} :: Forty pages of instructions and only two hands. The tools are here.
Getting {heavy} down from the {floor} floor :: No lift and one nasty corner. {n} people for half an hour on {day}.
A corner of a garage for {n} boxes :: Between two flats {when}. Nothing fragile or precious, mostly books.
Connecting a washing machine on {day} :: Delivered, beautiful, silent. Whoever makes it turn gets the first wash.
`,
  work: `
Reading my CV ({job}) :: Fifteen years in the trade and one page to say so. I would value the eye of somebody who knows how it is done here.
Interview practice {when}: {job} :: My first one in {lang}. An hour of questions {spot}, no mercy, with coffee.
Getting a foreign diploma recognised: {job} :: Has anyone been through it? I mostly want to know where to start and how long it takes.
Work shadowing for {name}, 15 :: One week {when}. Curious, polite, and glad of any trade at all.
Meeting somebody in the trade: {job} :: New in town, and I do not know a soul in the profession. Half an hour on {day} would be plenty.
Learning to use a spreadsheet before {day} :: I have an interview and may have overstated things. {n} evenings should do.
A few hours on {day}s: {job} :: Until something steadier comes. Reliable, punctual, English and {lang}.
Opening a small shop {spot}: advice? :: Food from home, my grandmother’s recipes. I am lost in {paper} and insurance.
`,
  other: `
Mending a zip before {day} :: {name}’s coat is nearly new and the shop asks the price of another.
Watering my plants {when} :: Twenty pots on a balcony {spot}, ten minutes every other day. The tomatoes are yours.
Lost {spot}: a grey toy rabbit :: One ear sewn on sideways. {name}, {age}, has not slept properly since {day}.
A letter to post abroad {when} :: The mail has lost it twice. One light envelope, to be posted on arrival.
Waking up an old computer, {day} {part} :: It holds the photos of {name} as a baby. I can bring it {spot}.
Letting the plumber in on {day} :: He comes between {hour} and noon and I am at work. My neighbour has the key.
A haircut at home for my mother on {day} :: She has not been out for {n} months and wants to look nice for her birthday.
Advice for a first winter here with {name}, {age} :: We arrive {when} from somewhere warm. Boots, heating, everything is news to us.
`,
};
