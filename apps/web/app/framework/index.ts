// The only door to Remix for app code: a move to React Router 7 happens in this folder.

export type { MetaFunction } from '@remix-run/react';
export {
  data,
  Form as PlainForm,
  isRouteErrorResponse,
  Link,
  Links,
  type Location,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
  useLocation,
  useMatches,
  useNavigate,
  useNavigation,
  useRevalidator,
  useRouteLoaderData,
  useSearchParams,
} from '@remix-run/react';
export type { Cookies, LoadContext, Site } from '../../http/load-context.ts';
export { listingPictureUrl, spaceAssetUrl, spacePictureUrl } from './asset-url.ts';
export { isNoConnection, useHeld } from './hold-unsent.ts';
export { NonceProvider, useNonce } from './nonce.tsx';
export { readForm } from './read-form.ts';
export {
  asOperator,
  type ConsoleArgs,
  type ConsoleDoorArgs,
  consoleAction,
  consoleDoorAction,
  consoleDoorLoader,
  consoleLoader,
  frameLoader,
  type Refusal,
  type RouteArgs,
  type SiteArgs,
  siteAction,
  siteLoader,
  spaceAction,
  spaceLoader,
} from './route.ts';
export { useRouteError } from './route-error.ts';
export { redirectToHost, redirectToPay, safePath, safeRedirect } from './safe-redirect.ts';
export { useSending, useTakenTo } from './submission.ts';
