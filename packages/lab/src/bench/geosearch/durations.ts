const line = /^(\d+) (\d+)\/(\d+) LOG: {2}duration: ([\d.]+) ms/;

/**
 * Milliseconds that the server worked in each transaction of a log with `log_duration` and the prefix `%p %v `: parse, bind and
 * execute of every statement from begin to commit. A transaction's last line no longer carries its number.
 */
export function transactionTimes(log: string): number[] {
  const done: number[] = [];
  const open = new Map<string, { number: string; ms: number }>();
  for (const text of log.split('\n')) {
    const found = line.exec(text);
    if (!found) continue;
    const [, pid = '', , number = '', ms] = found;
    const current = open.get(pid);
    if (number === '0') {
      if (current) done.push(current.ms + Number(ms));
      open.delete(pid);
    } else if (current?.number === number) current.ms += Number(ms);
    else open.set(pid, { number, ms: Number(ms) });
  }
  return done;
}
