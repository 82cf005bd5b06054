const DAY_MS = 86_400_000;
/** How long before the end an author is asked: it ends with a day, and they read it on a morning. Of a short promise, a quarter of it. */
const BEFORE_END_MS = 3.6 * DAY_MS;
/** An offer that stands longer than this is asked about each quarter. */
const STANDING_MS = 100 * DAY_MS;
const QUARTER_MS = 91 * DAY_MS;
/** Nearer to the end, the question about the end is enough. */
const ENDS_SOON_MS = 30 * DAY_MS;

export interface Promised {
  kind: 'offer' | 'request';
  /** Since when the promise stands: written, prolonged or put back. */
  promisedAt: Date;
  expiresAt: Date;
}

export interface Question {
  why: 'end' | 'quarter';
  /** What is asked about: the end, or the quarter that is over. The same question is asked once. */
  about: Date;
  /** When. */
  at: Date;
}

/** The question that is due by that moment, whether it was asked or not; null when there is none, or when its time is over. */
export function questionDue({ kind, promisedAt, expiresAt }: Promised, by: Date): Question | null {
  const [from, to] = [promisedAt.getTime(), expiresAt.getTime()];
  const length = to - from;
  const end = {
    why: 'end',
    about: expiresAt,
    at: new Date(to - Math.min(BEFORE_END_MS, length / 4)),
  } as const;
  if (end.at <= by) return end;
  const quarters = Math.floor((by.getTime() - from) / QUARTER_MS);
  const quarter = from + quarters * QUARTER_MS;
  if (kind !== 'offer' || length <= STANDING_MS || quarters < 1 || to - quarter <= ENDS_SOON_MS) return null;
  return { why: 'quarter', about: new Date(quarter), at: new Date(quarter) };
}

/** Every question is due in one of these spans: for finding the listings to look at. In ms. */
export const QUESTION_SPANS = { beforeEndMs: BEFORE_END_MS, quarterMs: QUARTER_MS } as const;
