export { answerAsk, forgetAsk } from './answer-ask.ts';
export type { AskAnswer } from './answers.ts';
export { askForSomebody } from './ask-for-somebody.ts';
export { forDesk } from './for-desk.ts';
export { ASK_WORDS, leaveAsk } from './leave-ask.ts';
export { type AskLine, type AskPage, askOfListing, countAsks, listAsks, readAsk } from './list-asks.ts';
export { listMyAsks, type MyAsk } from './my-asks.ts';
