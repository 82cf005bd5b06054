import type { TenantConfig } from '@entraide/model/tenant';
import type { Tenant } from '../ctx/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Counted {
  /** What is counted apart from what else. */
  key: string;
  windowMs: number;
}

interface Limit extends Counted {
  /** Uses at once; one comes back every windowMs / maximum. Or the setting of the space that says so. */
  maximum: number | keyof TenantConfig['limits'];
}

/**
 * Every limit of a space that holds over processes and restarts. A verb takes them in this order, so that two verbs never wait for
 * each other: what one person uses first, what everybody shares last.
 */
export const limits = {
  'codes-known-browser': {
    key: 'an address, from a browser in which it signed in before',
    windowMs: HOUR_MS,
    maximum: 5,
  },
  'codes-address-network': { key: 'an address, asked for from one network', windowMs: HOUR_MS, maximum: 5 },
  'codes-browser': { key: 'a browser', windowMs: HOUR_MS, maximum: 10 },
  'codes-address': { key: 'an address', windowMs: HOUR_MS, maximum: 20 },
  'codes-network': { key: 'a network', windowMs: HOUR_MS, maximum: 'codesPerNetwork' },
  'codes-space': { key: 'the space', windowMs: HOUR_MS, maximum: 'codesPerSpace' },
  // Guessed at the rate of a day: three of a million codes are right at any moment.
  'second-factor-codes': { key: 'a member; a right code gives it back', windowMs: DAY_MS, maximum: 20 },
  'second-factor-passkeys': { key: 'a member', windowMs: HOUR_MS, maximum: 120 },
  'passkeys-network': { key: 'a network', windowMs: HOUR_MS, maximum: 120 },
  'email-changes': { key: 'a member', windowMs: DAY_MS, maximum: 10 },
  listings: { key: 'an author', windowMs: DAY_MS, maximum: 20 },
  photos: { key: 'an author', windowMs: DAY_MS, maximum: 100 },
  threads: { key: 'a writer', windowMs: DAY_MS, maximum: 20 },
  shares: { key: 'who tells the other person where to meet, or a number', windowMs: DAY_MS, maximum: 50 },
  messages: { key: 'a writer', windowMs: DAY_MS, maximum: 200 },
  'answers-not-taken': { key: 'a member, in a conversation', windowMs: DAY_MS, maximum: 1 },
  'mails-resumed': { key: 'a member', windowMs: DAY_MS, maximum: 3 },
  reports: { key: 'who reports', windowMs: DAY_MS, maximum: 50 },
  'reports-address': { key: 'an address of somebody without an account', windowMs: DAY_MS, maximum: 5 },
  'reports-network': { key: 'a network, of those without an account', windowMs: HOUR_MS, maximum: 20 },
  'reports-space': { key: 'the space, of those without an account', windowMs: DAY_MS, maximum: 1000 },
  asks: { key: 'a member who leaves something with the desk', windowMs: DAY_MS, maximum: 5 },
  'asks-network': { key: 'a network, of those without an account', windowMs: HOUR_MS, maximum: 10 },
  'asks-space': { key: 'the space, of those without an account', windowMs: DAY_MS, maximum: 100 },
  alerts: { key: 'who saves a search', windowMs: DAY_MS, maximum: 60 },
  blocks: { key: 'who blocks', windowMs: DAY_MS, maximum: 100 },
  exports: { key: 'who takes their data away', windowMs: DAY_MS, maximum: 3 },
  checkouts: { key: 'who pays dues or gives', windowMs: HOUR_MS, maximum: 20 },
  'checkouts-network': { key: 'a network, of those without an account', windowMs: HOUR_MS, maximum: 30 },
  appeals: { key: 'who appeals', windowMs: DAY_MS, maximum: 20 },
  'invitations-address': { key: 'an invited address', windowMs: DAY_MS, maximum: 3 },
  'invitations-admin': { key: 'who invites', windowMs: DAY_MS, maximum: 100 },
  'invitations-space': { key: 'the space', windowMs: DAY_MS, maximum: 200 },
  'list-mailings': { key: 'the space', windowMs: DAY_MS, maximum: 2 },
  'domain-checks': { key: 'the space', windowMs: HOUR_MS, maximum: 300 },
  'drafts-writer': { key: 'a member, or a browser that is not signed in', windowMs: HOUR_MS, maximum: 60 },
  'drafts-network': {
    key: 'a network, for those not signed in',
    windowMs: HOUR_MS,
    maximum: 'draftsPerNetwork',
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;
export const limitNames = Object.keys(limits) as LimitName[];

/** The figures of a limit in this space. */
export function figuresOf({ config }: Pick<Tenant, 'config'>, name: LimitName) {
  const { maximum: given, windowMs } = limits[name];
  const maximum = typeof given === 'number' ? given : config.limits[given];
  return { maximum, intervalMs: Math.floor(windowMs / maximum) };
}

/** The same of what happens outside a space; an operator's role counts them. */
export const platformLimits = {
  'launches-address': { key: 'an address', windowMs: DAY_MS, maximum: 5 },
  'launches-network': { key: 'a network', windowMs: DAY_MS, maximum: 20 },
  'launches-platform': { key: 'the platform', windowMs: DAY_MS, maximum: 500 },
  'operator-codes-address-network': {
    key: 'an address, tried from one network',
    windowMs: HOUR_MS,
    maximum: 20,
  },
  'operator-codes-network': { key: 'a network', windowMs: HOUR_MS, maximum: 60 },
  'operator-codes': {
    key: 'an operator, by whoever has a link or a browser of theirs',
    windowMs: HOUR_MS,
    maximum: 10,
  },
  'operator-passkeys-network': { key: 'a network', windowMs: HOUR_MS, maximum: 120 },
} as const satisfies Record<string, Counted & { maximum: number }>;

export type PlatformLimitName = keyof typeof platformLimits;
export const platformLimitNames = Object.keys(platformLimits) as PlatformLimitName[];
