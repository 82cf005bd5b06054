export { ANSWERS, type Answer, answerQuestion, readQuestion, type StandingQuestion } from './question.ts';
