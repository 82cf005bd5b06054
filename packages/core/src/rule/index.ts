export { judgeText, judgeTexts } from './judge-text.ts';
export { noteFlags } from './note-flags.ts';
export { sweepTextTraces } from './sweep-traces.ts';
export { type TriedRule, type TriedRules, tryRules } from './try-rules.ts';
