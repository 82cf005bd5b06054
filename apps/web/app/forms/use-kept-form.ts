import { paths } from '@entraide/model/path';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useRootData } from '../components/root-data.ts';
import { useNavigation, useTakenTo } from '../framework/index.ts';
import {
  type Fields,
  isSame,
  isWorthKeeping,
  readDefaults,
  readFields,
  touchedIn,
  writeFields,
} from './fields.ts';
import { findKept, forget, type Kept, keep, settle } from './kept.ts';
import { useEarlyEffect } from './use-early-effect.ts';

export interface HandOver {
  /** Fields that a part of the page holds itself: they are handed over instead of being written into the page. */
  names: readonly string[];
  /** Of these, the hidden ones, which are kept too. */
  hidden: readonly string[];
  take(fields: Fields): void;
}

interface KeptFormOptions {
  pathname: string;
  handOver: HandOver | undefined;
  /** The server shows what it keeps itself of this form, which is as new as what was sent. */
  drafted: boolean;
}

/** After these pages somebody may come back to the form that led there: it is not done yet. */
const STEPS = [paths.previewListing(), paths.loginCode()];
/** Whoever is led there comes back to the form. */
const PROOFS = [paths.login(), paths.secondFactor(), paths.mySecurity()];
const none: readonly string[] = [];

/** Keeps what is typed into a form in the browser, and gives it back when the form comes again. */
export function useKeptForm(
  form: RefObject<HTMLFormElement>,
  { pathname, handOver, drafted }: KeptFormOptions,
) {
  const me = useRootData()?.me?.id ?? '';
  const [restored, setRestored] = useState(false);
  const sent = useRef(false);
  /** What the form is called, what it began with, and what it held when it was looked at last. */
  const seen = useRef<{ name: string; start: Fields; last: Fields } | null>(null);
  const hidden = handOver?.hidden ?? none;

  const save = useCallback(() => {
    if (!form.current || !seen.current) return;
    const fields = readFields(form.current, hidden);
    if (isSame(fields, seen.current.last)) return;
    seen.current.last = fields;
    if (isSame(fields, seen.current.start)) forget(seen.current.name);
    else keep(seen.current.name, me, fields);
  }, [form, hidden, me]);

  const fill = (current: HTMLFormElement, fields: Fields) => {
    const touched = touchedIn(current);
    const isHanded = (name: string) => handOver?.names.includes(name) === true;
    const handed = pick(fields, isHanded);
    if (handOver && ![...touched].some(isHanded)) handOver.take(handed);
    // Never into a field that somebody has begun to fill in: they may be in the middle of a word.
    writeFields(
      current,
      pick(fields, (name) => !isHanded(name) && !touched.has(name)),
    );
    // For those who follow what is typed.
    current.dispatchEvent(new Event('input', { bubbles: true }));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form comes
  useEffect(() => {
    const { current } = form;
    if (!current || !isWorthKeeping(current)) return;
    const name = nameOf(current, pathname);
    const start = readDefaults(current, hidden);
    seen.current = { name, start, last: start };
    const kept = findKept(name, me);
    const asked = new URLSearchParams(location.search);
    if (kept && !isSuperseded(kept, asked, drafted)) {
      const fields = pick(kept.fields, (field) => field in start && !asked.has(field));
      if (!isSame({ ...start, ...fields }, start)) {
        seen.current.last = { ...start, ...fields };
        fill(current, fields);
        setRestored(true);
      }
    }
    // What was typed before the script came.
    setTimeout(save);
  }, []);

  useEarlyEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      // The fields are still there, which they are not in an effect.
      save();
    };
  }, [save]);

  const takenTo = useTakenTo();
  useEffect(() => {
    const { current } = form;
    // They have to prove who they are: what was written waits until its writer is back.
    if (takenTo === null || PROOFS.includes(takenTo) || !sent.current || !current) return;
    settle(nameOf(current, pathname), pathname, STEPS.includes(takenTo) ? takenTo : null);
    setRestored(false);
    const fields = readFields(current, hidden);
    if (seen.current) seen.current = { ...seen.current, start: fields, last: fields };
  }, [takenTo, form, hidden, pathname]);
  const { state } = useNavigation();
  // Before anything can be clicked, because a later effect would forget a form that was sent meanwhile.
  useEarlyEffect(() => {
    if (state === 'idle') sent.current = false;
  }, [state]);

  return {
    // What was shared with a form that was begun: the reader may take the one or the other.
    restored: restored && (!drafted || location.search.includes('shared=')),
    changed() {
      save();
      // A part of the page that holds its field itself has it a moment later.
      setTimeout(save);
    },
    submitted() {
      save();
      sent.current = true;
    },
    beginAnew() {
      if (!form.current || !seen.current) return;
      const { name, start } = seen.current;
      forget(name);
      seen.current.last = start;
      form.current.reset();
      fill(form.current, start);
      setRestored(false);
    },
  };
}

const pick = (fields: Fields, wanted: (name: string) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));

/** A page may have several forms: what they are about and what they do tells them apart. */
function nameOf(form: HTMLFormElement, pathname: string): string {
  const about = form.querySelector<HTMLInputElement>('input[type=hidden][name=id]')?.value;
  const intent = form.querySelector<HTMLButtonElement>('button[name=intent]')?.value;
  return [pathname, intent, about].filter(Boolean).join(' ');
}

/** Sent already, and shown by the server, or not what this address asks for. */
function isSuperseded({ step, fields }: Kept, asked: URLSearchParams, drafted: boolean): boolean {
  if (step === undefined) return false;
  return drafted || [...asked].some(([name, value]) => fields[name] && !fields[name].includes(value));
}
