import { useEffect, useLayoutEffect } from 'react';

/** Runs before the browser paints. React warns about a layout effect on the server, where no effect runs at all. */
export const useEarlyEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
