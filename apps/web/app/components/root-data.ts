import type { Ctx } from '@entraide/core/ctx';
import type { EntryRule } from '@entraide/core/space';
import { useRouteLoaderData } from '../framework/index.ts';
import type { MapProvider } from '../map/provider.ts';
import type { IconName } from './Icon.tsx';

export interface CategoryWords {
  slug: string;
  label: string;
  icon: IconName;
}

export interface SpaceData {
  name: string;
  tagline: string;
  status: Ctx['tenant']['status'];
  locales: string[];
  /** Addresses; null: the name is written. */
  logo: { light: string; dark: string } | null;
  /** Path of the picture that links to the space are shown with. */
  picture: string;
  categories: CategoryWords[];
  /** How one becomes a member, and the same in a sentence. */
  rule: EntryRule;
  ruleSaid: string;
}

/** An operator who is here to help. */
export interface SupportVisit {
  id: string;
  operator: string;
  reason: string;
  /** ISO 8601. */
  until: string;
}

/** The space is being passed to somebody else. */
export interface HandOverSaid {
  name: string;
  /** ISO 8601. */
  dueAt: string;
}

export type Contact = { email: string } | { website: string };

/** What every page knows, from the root's loader. */
export interface RootData {
  site: 'space' | 'platform' | 'console';
  locale: string;
  origin: string;
  /** ISO time of the answer: dates are said from here, so that server and browser say the same. */
  now: string;
  wordsVersion: string;
  /** Path of what a browser installs from here; null: nothing. */
  manifest: string | null;
  space: SpaceData | null;
  me: {
    id: string;
    name: string;
    role: 'member' | 'moderator' | 'admin';
    status: 'pending' | 'active' | 'suspended';
    /** Conversations with something that was not read yet. */
    unread: number;
    /** How many people wait for the reader to decide; null for who does not look after the space. */
    waiting: number | null;
  } | null;
  /** Visits that last, for the space's admins and who is on one; `isMe`: the reader is. */
  support: { visits: SupportVisit[]; isMe: boolean } | null;
  /** For members; null: nothing is under way. */
  handOver: HandOverSaid | null;
  /** Our mails do not reach the reader any more, and they have not been told. */
  mailsStopped: boolean;
  /** Who is signed in on the console. */
  operator: { name: string } | null;
  /** Links of the footer: pages of the space or of the platform. */
  pages: { to: string; title: string }[];
  /** How to write to the association, or to who runs the platform; null where nobody has said. */
  contact: Contact | null;
  /** May the reader see listings here. */
  reads: boolean;
  map: MapProvider;
  devMail: boolean;
  mailLeaves: boolean;
}

/** Undefined only on an error page whose root could not be loaded. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined;
}

/** The space this page belongs to. @throws Error on the platform's own pages, which have none */
export function useSpace(): SpaceData {
  const space = useRootData()?.space;
  if (!space) throw new Error('This part of the page needs a space.');
  return space;
}
