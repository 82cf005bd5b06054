import { shortCode } from '@entraide/model';
import type { ServerBuild } from '@remix-run/server-runtime';
import type { Planted, Server } from './plant.ts';

export interface Route {
  pattern: string;
  /** `GET` for what has a loader or a page, `POST` for what has an action; of the API, its own. */
  methods: Set<string>;
  /** Where a form of it is sent to by a script: what its action says comes back, and no page. */
  data(address: string): string;
}

/** Every route there is: those of the pages from their build, those of the server from itself. */
export function routesOf(build: ServerBuild, app: Server['app']): Route[] {
  const routes = new Map<string, Route>();
  const routeAt = (pattern: string, data: Route['data'] = (address) => address) => {
    const route = routes.get(pattern) ?? { pattern, methods: new Set(), data };
    routes.set(pattern, route);
    return route;
  };
  for (const { method, path } of app.routes)
    if (method !== 'ALL') routeAt(path.replace(/\{.*\}$/, '')).methods.add(method);
  for (const route of Object.values(build.routes)) {
    if (!route || route.id === 'root') continue;
    const { path = '', index, module } = route;
    const { methods } = routeAt(`/${path}`, (address) =>
      module.default ? `${address === '/' ? '/_root' : address}.data${index ? '?index' : ''}` : address,
    );
    if (module.loader || module.default) methods.add('GET');
    if (module.action) methods.add('POST');
  }
  return [...routes.values()];
}

/** What stands for the parts of an address with a colon, in one space. A route that is not here cannot be crawled, and says so. */
const parts: Record<string, (planted: Planted) => string[]> = {
  '/listings/:id': listingIds,
  '/listings/:id/answer': listingIds,
  '/listings/:id/helped': listingIds,
  '/listings/asked/:token/:answer': () => ['0123456789abcdef0123456789abcdef/still'],
  '/listings/:id/edit': listingIds,
  '/listings/:id/photos': listingIds,
  '/listings/:id/photos/add': listingIds,
  '/photos/:id/:size': (planted) => idsOf(planted, 'photos.id').map((id) => `${id}/small`),
  '/api/v1/photos/:id': (planted) => idsOf(planted, 'photos.id'),
  '/threads/:id/photos': (planted) => idsOf(planted, 'threads.id'),
  '/api/v1/listings/:id': listingIds,
  '/api/v1/alerts/:id': (planted) => idsOf(planted, 'alerts.id'),
  '/l/:code': (planted) => listingIds(planted).map(shortCode),
  '/pictures/:locale/listings/:id': ({ ids }) => [
    `fr/${ids['listings.id on the board']}`,
    `fr/${ids['listings.id held']}`,
  ],
  '/pictures/:locale/space': () => ['fr'],
  '/pictures/:locale/app/:name': () => ['fr/icon-192', 'fr/narrow'],
  '/sitemap/:from': ({ ids }) => [`${ids['listings.id on the board']}.xml`],
  '/report/:what/:id': ({ ids }) => [
    ...['listing', 'author'].map((what) => `${what}/${ids['listings.id on the board']}`),
    `listing/${ids['listings.id of blocked']}`,
    `message/${ids['messages.id of author']}`,
    `partner/${ids['threads.id']}`,
    `photo/${ids['photos.id']}`,
    `photo/${ids['photos.id in a message']}`,
    `member/${ids['members.profile_id of author']}`,
  ],
  '/me/data/exports/:id': (planted) => idsOf(planted, 'member_exports.id'),
  '/members/:id/photo/:photo/:size': (planted) =>
    idsOf(planted, 'members.profile_id').map((id) => `${id}/${planted.ids['members.photo_id']}/small`),
  '/members/:id': (planted) => idsOf(planted, 'members.profile_id'),
  '/api/v1/threads/:id/messages': (planted) => idsOf(planted, 'threads.id'),
  '/api/v1/listings/:id/threads': listingIds,
  '/threads/:id/live': (planted) => idsOf(planted, 'threads.id'),
  '/threads/:id': (planted) => idsOf(planted, 'threads.id'),
  // Whoever has the mail may open it, so a right one is no stranger's; its own test has those.
  '/appeal/:token': () => ['none'],
  '/decisions/:id': (planted) => idsOf(planted, 'decisions.id'),
  '/admin/desk/asks/:id': (planted) => idsOf(planted, 'asks.id'),
  '/admin/desk/asks/:id/answers': (planted) => idsOf(planted, 'asks.id'),
  '/listings/:id/sheet': listingIds,
  '/admin/desk/:id': (planted) => idsOf(planted, 'cases.id'),
  '/admin/desk/:id/danger': (planted) => idsOf(planted, 'cases.id'),
  '/admin/money/:id/take-back': (planted) => idsOf(planted, 'ledger_entries.id'),
  '/admin/members/:member': ({ people: { author, starter, blocked } }) =>
    [author, starter, blocked].map(({ memberId }) => memberId),
  '/admin/settings/:section': () => [
    'texts',
    'pages',
    'look',
    'categories',
    'entry',
    'languages',
    'place',
    'wording',
    'mail',
    'limits',
    'dues',
  ],
  '/admin/settings/pages/:page': () => ['about'],
  '/pages/:name': () => ['about'],
  '/spaces/:slug': ({ space }) => [space.tenant.slug],
  '/spaces/:slug/export': ({ space }) => [space.tenant.slug],
  '/i/:code': () => ['0123456789'],
  '/enter/:token': () => ['0123456789abcdef0123456789abcdef'],
  '/enter/:token/passkey': () => ['0123456789abcdef0123456789abcdef'],
  '/notices/off/:token': () => ['0123456789abcdef0123456789abcdef'],
  '/paid/:id': (planted) => idsOf(planted, 'dues_checkouts.id'),
  '/receipts/:token': () => ['0123456789abcdef0123456789abcdef'],
  '/give/stop/:token': () => ['0123456789abcdef0123456789abcdef'],
  '/admin/money/:id/refund': (planted) => idsOf(planted, 'ledger_entries.id'),
  '/support/:token': () => ['0123456789abcdef0123456789abcdef'],
  '/lang/:version/:locale/:namespace': () => ['x/fr/common'],
  '/assets-of-space/:version/:name': ({ assets }) => [...assets, 'logo.png'].map((name) => `x/${name}`),
  '/api/v1/docs/:file': () => ['swagger-ui.css'],
  '/*': () => ['nothing-here'],
};

const idsOf = ({ ids }: Planted, name: string) =>
  Object.entries(ids).flatMap(([key, id]) => (key.startsWith(name) ? [id] : []));

function listingIds(planted: Planted): string[] {
  return idsOf(planted, 'listings.id');
}

/** What else is asked of a board: its filters, the newest of all, a place, a word that stands in one listing. */
const asked: Record<string, string[]> = {
  '/': [
    '?sort=newest&radiusKm=20040',
    '?near=48.85,2.35&radiusKm=100',
    '?q=zqalistings',
    '?urgent=1',
    '?kind=request',
  ],
  '/embed': ['?sort=newest'],
  // Without it, an answer that does not end.
  '/threads/:id/live': ['?poll'],
  '/me/alerts/new': ['?q=zqalistings', '?near=48.85,2.35&radiusKm=25'],
  '/api/v1/listings': ['?sort=newest&limit=100', '?near=48.85,2.35', '?q=zqalistings'],
  '/api/v1/map': ['?bbox=-180,-85,180,85&zoom=0', '?bbox=2,48,3,49&zoom=14'],
  '/api/v1/places': ['?q=Paris&locale=fr'],
  '/admin/money': ['?year=all'],
  '/admin/members': ['?show=pending', '?show=suspended', '?q=a', '?role=admin'],
  '/admin/settings/history': ['?back=1'],
  '/admin/poster': ['?size=a5'],
};

/** Every address of a route in a space. @throws Error for a route whose parts nobody has named */
export function addressesOf({ pattern }: Route, planted: Planted): string[] {
  const searches = ['', ...(asked[pattern] ?? [])];
  if (!/[:*]/.test(pattern)) return searches.map((search) => pattern + search);
  const named = parts[pattern];
  if (!named)
    throw new Error(`nobody crawls ${pattern}: say in e2e/crawl/addresses.ts what stands for its parts`);
  const values = named(planted);
  return values.flatMap((value) => (asked[pattern] ?? ['']).map((search) => filled(pattern, value) + search));
}

/** `/a/:b/c/:d` with `x/y` is `/a/x/c/y`. */
function filled(pattern: string, value: string): string {
  const given = value.split('/');
  return pattern.replace(/:[^/]+|\*/g, () => given.shift() ?? '');
}
