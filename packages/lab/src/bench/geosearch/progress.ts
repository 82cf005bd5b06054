/** One line on stderr that is written over, or a line now and then where there is no terminal. */
export function progressBar() {
  const started = performance.now();
  let last = 0;
  return {
    show(what: string, done = 0, of = 0): void {
      const now = performance.now();
      if (now - last < (process.stderr.isTTY ? 100 : 5_000) && done < of) return;
      last = now;
      const seconds = `${Math.round((now - started) / 1000)} s`.padStart(6);
      const share = of > 0 ? done / of : 0;
      const bar = of > 0 ? ` [${'#'.repeat(Math.round(share * 24)).padEnd(24)}] ${done} of ${of}` : '';
      process.stderr.write(
        process.stderr.isTTY ? `\r\x1b[2K${seconds} ${what}${bar}` : `${seconds} ${what}${bar}\n`,
      );
    },
    end(): void {
      if (process.stderr.isTTY) process.stderr.write('\n');
    },
  };
}
export type Progress = ReturnType<typeof progressBar>;
