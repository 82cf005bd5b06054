/** The floors of the house as data: what a room may not import, directly or for a type alone. */
export interface Room {
  path: string;
  /** Rooms that it must not know. */
  neverRooms: string[];
  /** Packages, as regular expressions of their names. */
  neverPackages: string[];
  because: string;
}

const driver = ['postgres', 'pg', 'drizzle-orm', 'graphile-worker'];
const hono = ['hono', '@hono/[^/]+'];
const transport = [...hono, '@remix-run/[^/]+', 'react-router[^/]*'];
const react = ['react[^/]*'];

export const rooms: Room[] = [
  {
    path: 'packages/model',
    neverRooms: ['packages/(?!model/)', 'apps'],
    neverPackages: [...driver, ...transport, ...react],
    because: 'the model is browser-safe and stands on zod and pure libraries alone',
  },
  {
    path: 'packages/db',
    neverRooms: ['packages/(core|demo|lab)', 'apps'],
    neverPackages: [...transport, ...react],
    because: 'the database room knows the driver and the model, nothing above it',
  },
  {
    path: 'packages/core',
    neverRooms: ['packages/(demo|lab)', 'apps'],
    neverPackages: [...transport, ...driver],
    because: 'a verb knows neither HTTP nor the driver; queries go through @entraide/db',
  },
  {
    path: 'packages/demo',
    neverRooms: ['packages/lab', 'apps'],
    neverPackages: [...transport, ...driver],
    because: 'believable content is planted through core and db, whoever asks for it',
  },
  {
    path: 'packages/lab',
    neverRooms: ['apps'],
    neverPackages: [...transport, ...driver],
    because: 'a measurement calls core and db; those of an app are beside it',
  },
  {
    path: 'apps/cli',
    neverRooms: ['packages/(db|lab)', 'apps/web'],
    neverPackages: [...transport, ...driver],
    because: 'the command calls core and prints',
  },
  {
    path: 'apps/web/http',
    neverRooms: ['packages/db', 'apps/cli'],
    neverPackages: [...transport, ...driver, ...react],
    because: 'what the server and the pages share knows neither Hono nor Remix',
  },
  {
    path: 'apps/web/server',
    neverRooms: ['packages/(db|lab)', 'apps/cli'],
    neverPackages: driver,
    because: 'the door calls core verbs; queries live there',
  },
  {
    path: 'apps/web/app',
    neverRooms: ['packages/(db|lab)', 'apps/cli'],
    neverPackages: [...driver, ...hono],
    because: 'a page calls core verbs; queries live there',
  },
];
