/**
 * The floors of the house: imports only go down, and neither files nor folders import each other in a circle.
 * dependency-cruiser reads the imports; what it cannot see (how an import is written, what a file reads) is looked for in the text.
 * With `--write` it draws docs/rooms.md anew, else it refuses a picture that is not current.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { cruise, format, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { rooms } from './rooms.ts';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);
const anyOf = (names: string[]) => `(${names.join('|')})`;

const forbidden: IForbiddenRuleType[] = [
  ...rooms.flatMap(({ path, neverRooms, neverPackages, because }) => {
    const rule = { severity: 'error' as const, comment: because, from: { path: `^${path}/` } };
    return [
      { ...rule, name: `${path} knows no room above`, to: { path: `^${anyOf(neverRooms)}` } },
      {
        ...rule,
        name: `${path} knows not this package`,
        to: { path: `(^|node_modules/)${anyOf(neverPackages)}(/|$)` },
      },
    ];
  }),
  {
    name: 'a room lists the rooms it uses',
    severity: 'error',
    comment: 'its package.json does not name this one',
    from: {},
    // A package that is not found keeps its bare name.
    to: { path: '^@entraide/' },
  },
  {
    name: 'the model runs in a browser',
    severity: 'error',
    comment: 'no module of Node',
    from: { path: '^packages/model/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'one door to Remix',
    severity: 'error',
    comment: 'pages import app/framework/',
    from: { path: '^apps/web/app/', pathNot: '^apps/web/app/(framework/|entry\\.|root\\.tsx|routes\\.ts$)' },
    to: { path: 'node_modules/@remix-run/' },
  },
  {
    name: 'no circle of files',
    severity: 'error',
    comment: 'what both need goes to a third file',
    from: {},
    to: { circular: true },
  },
  ...['packages/core/src', 'apps/web/app'].map((path) => ({
    name: `no circle of folders in ${path}`,
    severity: 'error' as const,
    scope: 'folder' as const,
    comment: 'what both need goes to the lower folder',
    from: { path: `^${path}/` },
    to: { circular: true },
  })),
];

const { output } = await cruise(
  rooms.map(({ path }) => (path.startsWith('apps/web') ? path : `${path}/src`)),
  {
    validate: true,
    ruleSet: { forbidden },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|testing)/|\\.test\\.tsx?$' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
  },
  {
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
  },
);
const result = output as ICruiseResult;
const faults = result.summary.violations.map(({ from, to, rule, cycle }) => {
  const way = cycle ? cycle.map(({ name }) => name).join(' -> ') : to;
  return `${from} -> ${way}: ${rule.name} (${forbidden.find(({ name }) => name === rule.name)?.comment})`;
});

const roomOf = (file: string) => rooms.find(({ path }) => file.startsWith(`${path}/`));
const importing =
  /^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/gm;
const readers = ['apps/web/server/env.ts', 'apps/cli/src/env.ts'];

for (const { source } of result.modules) {
  const room = roomOf(source);
  if (!room || !/\.tsx?$/.test(source)) continue;
  const text = readFileSync(source, 'utf8');
  for (const [, stated, called] of text.matchAll(importing)) {
    const at = resolve(root, dirname(source), stated ?? called ?? '').slice(root.length + 1);
    const other = roomOf(at);
    // The server and the pages meet in http/: the load context, and the one map of errors.
    if (other && other !== room && other.path !== 'apps/web/http')
      faults.push(`${source} -> ${at}: another room is reached by its package name`);
  }
  const mayRead = readers.includes(source) || room.path === 'packages/lab' || source.includes('/isolation/');
  if (!mayRead && /\bprocess\.env\b/.test(text))
    faults.push(`${source}: reads process.env (settings are read once, in env.ts, and passed down)`);
  if (/^\s*export \* from/m.test(text))
    faults.push(`${source}: has export * (a door names what it lets through)`);
}

const picture = await format(result, {
  outputType: 'mermaid',
  collapse: `^(packages/[^/]+|apps/cli|apps/web/[^/]+)`,
  includeOnly: { path: `^${anyOf(rooms.map(({ path }) => path))}/` },
});
const page = `# The rooms, and what each imports

Drawn from the sources by \`pnpm docs:rooms\`; \`pnpm check\` refuses it when it is not current. What each room may import is in \`.ci/rooms.ts\`.

\`\`\`mermaid
${String(picture.output).trim()}
\`\`\`
`;
const drawn = resolve(root, 'docs/rooms.md');
if (process.argv.includes('--write')) writeFileSync(drawn, page);
else if (readFileSync(drawn, 'utf8') !== page) faults.push('docs/rooms.md is not current: pnpm docs:rooms');

if (faults.length > 0) {
  console.error(faults.join('\n'));
  console.error(`\n${faults.length} faults against the floors; docs/architecture.md draws them.`);
  process.exit(1);
}
console.log(`floors hold (${result.summary.totalDependenciesCruised} imports)`);
