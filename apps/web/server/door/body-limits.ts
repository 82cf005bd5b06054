import { matcherOf, pageOf } from './route-pattern.ts';

interface BodyLimit {
  mostBytes: number;
  /** Milliseconds from the first look at the body to its last byte; a slower sender gets 408. */
  longestMs: number;
}

/** A route that takes files. Its body is handed on as a stream and never held in memory as a whole. */
export interface UploadRoute extends BodyLimit {
  /** As `routePatterns` writes it: `/listings/:id/photos`. Its `longestMs` stays below the `requestTimeout` of `start/listen.ts`. */
  pattern: string;
}

export type BodyKind = 'api' | 'form' | 'upload';

export interface LimitOfRoute extends BodyLimit {
  kind: BodyKind;
}

/** What a request may bring where nothing else is said; read whole before anything behind works on it. */
const ordinary: Record<Exclude<BodyKind, 'upload'>, BodyLimit> = {
  api: { mostBytes: 64 * 1024, longestMs: 10_000 },
  form: { mostBytes: 64 * 1024, longestMs: 10_000 },
};

/** Forms whose texts are longer than others'. */
const longForms = [
  // A page of the space, 100 kB in each of its languages.
  { pattern: '/admin/settings/pages/:page', mostBytes: 512 * 1024 },
  // What a provider tells of one mail, with all whom it went to and the names of what was attached.
  { pattern: '/webhooks/mail', mostBytes: 256 * 1024 },
  { pattern: '/webhooks/stripe', mostBytes: 256 * 1024 },
].map(({ pattern, mostBytes }) => ({ limit: { ...ordinary.form, mostBytes }, matches: matcherOf(pattern) }));

/** The routes that take files stand here, each with its own limit. */
export const uploadRoutes: readonly UploadRoute[] = [
  // More than a logo may have, so that its page can say what is wrong.
  { pattern: '/admin/settings/logo', mostBytes: 20 * 1024 * 1024, longestMs: 45_000 },
  // A phone's own photo, where no script could shrink it first.
  { pattern: '/listings/:id/photos/add', mostBytes: 25 * 1024 * 1024, longestMs: 55_000 },
  { pattern: '/api/v1/photos', mostBytes: 25 * 1024 * 1024, longestMs: 55_000 },
  // A message, with a photo where no script could send that by itself.
  { pattern: '/threads/:id', mostBytes: 25 * 1024 * 1024, longestMs: 55_000 },
  { pattern: '/threads/:id/photos', mostBytes: 25 * 1024 * 1024, longestMs: 55_000 },
  { pattern: '/share', mostBytes: 25 * 1024 * 1024, longestMs: 55_000 },
  { pattern: '/me/photo/add', mostBytes: 25 * 1024 * 1024, longestMs: 55_000 },
  // The same of a member list: a file, or as much pasted.
  { pattern: '/admin/members/import', mostBytes: 12 * 1024 * 1024, longestMs: 45_000 },
];

/** The limit of every route, from one table. */
export function bodyLimits(uploads: readonly UploadRoute[]) {
  const known = uploads.map((route) => ({ route, matches: matcherOf(route.pattern) }));
  return (method: string, path: string): LimitOfRoute => {
    const brings = method !== 'GET' && method !== 'HEAD';
    const upload = brings && known.find(({ matches }) => matches.test(pageOf(path)));
    if (upload) return { ...upload.route, kind: 'upload' };
    const kind = path.startsWith('/api/') ? 'api' : 'form';
    const long = kind === 'form' && longForms.find(({ matches }) => matches.test(pageOf(path)));
    return { ...(long ? long.limit : ordinary[kind]), kind };
  };
}

export type LimitOf = ReturnType<typeof bodyLimits>;
