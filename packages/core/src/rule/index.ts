export { judgeText, judgeTexts } from './judge-text.ts';
export { noteFlags } from './note-flags.ts';
