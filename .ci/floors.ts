/**
 * The floors of the house: imports only go down, so that no cycle can exist.
 * Reads every import of the sources and refuses one that a floor may not make; the message says which way to go instead.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const rooms = [
  'packages/model',
  'packages/db',
  'packages/core',
  'packages/demo',
  'packages/lab',
  'apps/cli',
  'apps/web/http',
  'apps/web/server',
  'apps/web/app',
] as const;
type Room = (typeof rooms)[number];

interface Rule {
  never: RegExp[];
  because: string;
}

const driver = /^(postgres|pg|drizzle-orm|graphile-worker)(\/|$)/;
const transport = /^(hono|@hono\/|@remix-run\/|react-router)/;
const rules: Record<Room, Rule> = {
  'packages/model': {
    never: [/^@entraide\//, /^node:/, driver, transport, /^react/],
    because: 'the model is browser-safe and stands on zod and pure libraries alone',
  },
  'packages/db': {
    never: [/^@entraide\/(core|demo|lab|web|cli)/, transport, /^react/],
    because: 'the database room knows the driver and the model, nothing above it',
  },
  'packages/core': {
    never: [/^@entraide\/(demo|lab|web|cli)/, transport, driver],
    because: 'a verb knows neither HTTP nor the driver; queries go through @entraide/db',
  },
  'packages/demo': {
    never: [/^@entraide\/(lab|web|cli)/, transport, driver],
    because: 'believable content is planted through core and db, whoever asks for it',
  },
  'packages/lab': {
    never: [/^@entraide\/(web|cli)/, transport, driver],
    because: 'a measurement calls core and db; those of an app are beside it',
  },
  'apps/cli': {
    never: [/^@entraide\/(db|lab|web)/, driver, transport],
    because: 'the command calls core and prints',
  },
  'apps/web/http': {
    never: [/^@entraide\/(db|cli)/, driver, transport, /^react/],
    because: 'what the server and the pages share knows neither Hono nor Remix',
  },
  'apps/web/server': {
    never: [/^@entraide\/(db|lab|cli)/, driver],
    because: 'the door calls core verbs; queries live there',
  },
  'apps/web/app': {
    never: [/^@entraide\/(db|lab|cli)/, driver, /^(hono|@hono\/)/],
    because: 'a page calls core verbs; queries live there',
  },
};

const importing =
  /^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
const faults: string[] = [];

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'build') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) || file.includes('/testing/') || /vitest\.config/.test(file);
const roomOf = (file: string) => rooms.find((room) => file.startsWith(`${room}/`));

for (const room of rooms) {
  for (const file of sources(room)) {
    const text = readFileSync(join(root, file), 'utf8');
    const fault = (what: string, because: string) => faults.push(`${file}: ${what} (${because})`);
    for (const match of text.matchAll(importing)) {
      const target = match[1] ?? match[2] ?? '';
      if (target.startsWith('.')) {
        const at = relative(root, resolve(root, dirname(file), target));
        const other = roomOf(at);
        // The server and the pages meet in http/: the load context, and the one map of errors. A test may look at both.
        const allowed = other === 'apps/web/http' || (room.startsWith('apps/web/') && isTest(file));
        if (other && other !== room && !allowed)
          fault(`imports ${at}`, 'another room is reached by its package name');
      } else if (!isTest(file) && rules[room].never.some((never) => never.test(target))) {
        fault(`imports ${target}`, rules[room].because);
      } else if (
        room === 'apps/web/app' &&
        target.startsWith('@remix-run/') &&
        !/app\/(framework\/|entry\.|root\.tsx|routes\.ts$)/.test(file)
      ) {
        fault(`imports ${target}`, 'app/framework/ is the only door to Remix');
      }
    }
    const readers = ['apps/web/server/env.ts', 'apps/cli/src/env.ts'];
    if (
      /\bprocess\.env\b/.test(text) &&
      !readers.includes(file) &&
      !isTest(file) &&
      room !== 'packages/lab' &&
      !/\/isolation\//.test(file)
    )
      fault('reads process.env', 'settings are read once, in env.ts, and passed down');
    if (/^\s*export \* from/m.test(text)) fault('has export *', 'a door names what it lets through');
  }
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  console.error(`\n${faults.length} imports go against the floors; docs/architecture.md draws them.`);
  process.exit(1);
}
console.log('floors hold');
