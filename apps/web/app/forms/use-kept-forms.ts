import { paths } from '@entraide/model/path';
import { useEffect } from 'react';
import { useRootData } from '../components/root-data.ts';
import { useLocation } from '../framework/index.ts';
import { forgetAll, watchSignOut, welcome } from './kept.ts';

/** Whose texts this browser keeps; nobody's once they have signed out or left. Called once, by the root. */
export function useKeptForms(): void {
  const me = useRootData()?.me?.id ?? '';
  const { pathname, search } = useLocation();
  useEffect(() => {
    const asked = new URLSearchParams(search);
    const ended =
      (pathname === paths.login() && asked.has('out')) || (pathname === paths.join() && asked.has('left'));
    if (me === '' && ended) forgetAll();
    welcome(me);
  }, [me, pathname, search]);
  useEffect(watchSignOut, []);
}
