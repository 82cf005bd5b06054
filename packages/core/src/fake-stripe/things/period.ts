type Interval = 'day' | 'week' | 'month' | 'year' | (string & Record<never, never>);

const DAY = 86_400;

/** The end of the period that is running at `after`, in seconds: whole intervals from `anchor`, the 31st becoming a shorter month’s last day. */
export function endOfPeriod(anchor: number, after: number, interval: Interval, count: number): number {
  for (let i = 0; ; i++) {
    const end = plus(anchor, interval, count * i);
    if (end > after) return end;
  }
}

function plus(second: number, interval: Interval, count: number): number {
  if (interval === 'day') return second + count * DAY;
  if (interval === 'week') return second + count * 7 * DAY;
  const from = new Date(second * 1000);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + (interval === 'year' ? 12 * count : count));
  const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), last));
  return to.getTime() / 1000;
}
