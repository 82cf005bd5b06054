import { useRouteError as useRemixRouteError } from '@remix-run/react';

/** What the nearest route threw; undefined when nothing was thrown, where Remix says null or undefined by turns. */
export function useRouteError(): unknown {
  return useRemixRouteError() ?? undefined;
}
