// The only door to Remix for app code: a move to React Router 7 happens in this folder.

export type { MetaArgs, MetaFunction } from '@remix-run/react';
export {
  data,
  Form,
  isRouteErrorResponse,
  Link,
  Links,
  Meta,
  NavLink,
  Outlet,
  PrefetchPageLinks,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useActionData,
  useFetcher,
  useLoaderData,
  useLocation,
  useMatches,
  useNavigate,
  useNavigation,
  useParams,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
  useSearchParams,
  useSubmit,
} from '@remix-run/react';
export type { HeadersFunction, LinksFunction } from '@remix-run/server-runtime';
export { spaceAssetUrl } from './asset-url.ts';
export type { CookieName, Cookies, LoadContext, SessionDoor, Site } from './load-context.ts';
export { NonceProvider, useNonce } from './nonce.tsx';
export {
  type Refusal,
  type RouteArgs,
  type SiteArgs,
  siteAction,
  siteLoader,
  spaceAction,
  spaceLoader,
} from './route.ts';
export { safePath, safeRedirect } from './safe-redirect.ts';
