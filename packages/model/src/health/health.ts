const DAY_MS = 86_400_000;
const GIB = 2 ** 30;

/** How a space is, in figures. A week is the last seven days. */
export interface SpaceFigures {
  status: 'private' | 'open' | 'suspended';
  members: number;
  admins: number;
  /** Admins who were here during the last 30 days. */
  adminsAlive: number;
  listingsWeek: number;
  answersWeek: number;
  /** Listings of the week that somebody answered. */
  answeredWeek: number;
  waiting: number;
  /** Since when the first of those who wait does; null when nobody waits. */
  waitingSince: Date | null;
  /** Cases and appeals without a decision. */
  undecided: number;
  /** From when on they are the operators' to look at; null when nothing waits. */
  overdueAt: Date | null;
  /** Tried as often as they may be. */
  mailsFailed: number;
  jobsFailed: number;
  /** Addresses that mails of the last week came back from. */
  mailsBounced: number;
  /** Bytes. */
  storageBytes: number;
  /** Domains of its own. `waiting`: claimed, not proven yet. */
  domain: 'none' | 'waiting' | 'good' | 'failing';
}

export const healthLevels = ['ok', 'look', 'act'] as const;
/** `look`: worth a look; `act`: somebody has to do something. */
export type HealthLevel = (typeof healthLevels)[number];

export const healthSubjects = [
  'admins',
  'undecided',
  'waiting',
  'answers',
  'mails',
  'bounces',
  'jobs',
  'domain',
  'storage',
] as const;
export type HealthSubject = (typeof healthSubjects)[number];

export interface HealthLine {
  what: HealthSubject;
  level: HealthLevel;
}

/** Every subject, in the order of `healthSubjects`; nothing of a suspended space needs a look. */
export function health(space: SpaceFigures, now: Date): HealthLine[] {
  if (space.status === 'suspended') return healthSubjects.map((what) => ({ what, level: 'ok' }));
  return healthSubjects.map((what) => ({ what, level: levelOf[what](space, now) }));
}

const levelOf: Record<HealthSubject, (space: SpaceFigures, now: Date) => HealthLevel> = {
  admins: ({ admins, adminsAlive }) => (adminsAlive === 0 ? 'act' : admins === 1 ? 'look' : 'ok'),
  undecided: ({ overdueAt }, now) => (overdueAt && overdueAt <= now ? 'act' : 'ok'),
  waiting: ({ waitingSince }, now) => {
    const days = waitingSince ? (now.getTime() - waitingSince.getTime()) / DAY_MS : 0;
    return above(days, 3, 7);
  },
  // Of two or three listings, the share says nothing.
  answers: ({ status, listingsWeek, answeredWeek }) =>
    status === 'open' && listingsWeek >= 10 && answeredWeek / listingsWeek < 0.25 ? 'look' : 'ok',
  mails: ({ mailsFailed }) => above(mailsFailed, 1, 20),
  bounces: ({ mailsBounced }) => above(mailsBounced, 5, 50),
  jobs: ({ jobsFailed }) => above(jobsFailed, 1, 20),
  domain: ({ domain }) => (domain === 'failing' ? 'act' : domain === 'waiting' ? 'look' : 'ok'),
  storage: ({ storageBytes }) => above(storageBytes, 5 * GIB, 20 * GIB),
};

const above = (figure: number, look: number, act: number): HealthLevel =>
  figure >= act ? 'act' : figure >= look ? 'look' : 'ok';

/** The worst of all lines. */
export function worstOf(lines: readonly HealthLine[]): HealthLevel {
  const worst = Math.max(0, ...lines.map(({ level }) => healthLevels.indexOf(level)));
  return healthLevels[worst] ?? 'ok';
}
