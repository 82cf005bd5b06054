/**
 * `pnpm bench:rules [--wrong tuned|held|fresh] [--json]`: which part of the checked-in texts the rules meet, by rule and language, and how long
 * one judgement takes. `--wrong` shows the texts of that part that were judged wrongly.
 */
import { parseArgs } from 'node:util';
import { RULE_NAMES } from '@entraide/model/tenant';
import { type Count, countAll, countRule, flagsOf } from './measure.ts';
import { LANGUAGES, PARTS, readTexts } from './read-texts.ts';

const { values } = parseArgs({
  options: { wrong: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const ROUNDS = 20;

const samples = readTexts();
const rows: { what: string; count: Count }[] = [{ what: 'all', count: countAll(samples) }];
for (const language of LANGUAGES)
  rows.push({
    what: `all, ${language}`,
    count: countAll(samples.filter((one) => one.language === language)),
  });
for (const part of PARTS) {
  const own = samples.filter((sample) => sample.part === part);
  rows.push({ what: `${part}, all`, count: countAll(own) });
  for (const language of LANGUAGES)
    rows.push({
      what: `${part}, ${language}`,
      count: countAll(own.filter((one) => one.language === language)),
    });
}
for (const rule of RULE_NAMES)
  for (const language of LANGUAGES) {
    const count = countRule(
      samples.filter((sample) => sample.language === language),
      rule,
    );
    if (count.fraud > 0 || count.disturbed > 0) rows.push({ what: `${rule}, ${language}`, count });
  }

const times: number[] = [];
for (let round = 0; round < ROUNDS; round++)
  for (const sample of samples) {
    const began = performance.now();
    flagsOf(sample);
    times.push(performance.now() - began);
  }
times.sort((a, b) => a - b);
const at = (part: number) => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0;
const [longest] = [...samples].sort((a, b) => b.body.length - a.body.length);
const long = { body: `${longest?.body} `.repeat(100).slice(0, 20_000) };
const began = performance.now();
if (longest) flagsOf({ ...longest, ...long });
const longMs = performance.now() - began;

if (values.json) console.log(JSON.stringify({ rows, p50: at(0.5), p95: at(0.95), p99: at(0.99), longMs }));
else {
  for (const { what, count } of rows)
    console.log(
      `${what}: fraud ${count.caught} of ${count.fraud}${share(count.caught, count.fraud)}, honest ${count.disturbed} of ${count.honest}${share(count.disturbed, count.honest)}`,
    );
  console.log(
    `a judgement: p50 ${at(0.5).toFixed(2)}, p95 ${at(0.95).toFixed(2)}, p99 ${at(0.99).toFixed(2)} ms; of 20,000 characters ${longMs.toFixed(1)} ms`,
  );
}
for (const sample of samples.filter(({ part }) => part === values.wrong)) {
  const flags = flagsOf(sample);
  const met = flags.map(({ rule }) => rule);
  const right = sample.fraud === null ? met.length === 0 : sample.fraud.some((rule) => met.includes(rule));
  if (right) continue;
  const text = `${sample.title} | ${sample.body}`;
  const marked = flags.flatMap(({ marks }) =>
    marks.map(({ field, from, to }) => sample[field].slice(from, to)),
  );
  console.log(`${sample.language} ${sample.fraud ?? 'honest'} met [${met}] by [${marked}]\n  ${text}`);
}

function share(part: number, of: number): string {
  return of === 0 ? '' : ` (${((100 * part) / of).toFixed(1)} %)`;
}
