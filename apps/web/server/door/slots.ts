export interface SlotLimits {
  running: number;
  /** More than these are refused at once. */
  waiting: number;
  longestWaitMs: number;
}

export interface Slots {
  /**
   * A place to work in; call what it returns when done. 'full': too many wait, or the wait was too long. 'gone': whoever asked has
   * left meanwhile.
   */
  take(isGone: () => boolean): Promise<(() => void) | 'full' | 'gone'>;
}

type Outcome = 'mine' | 'full' | 'gone';

/** First come, first served. */
export function createSlots({ running, waiting, longestWaitMs }: SlotLimits): Slots {
  let free = running;
  const queue: { isGone: () => boolean; settle: (outcome: Outcome) => void }[] = [];

  /** The next who is still there takes the place over. */
  function passOn(): void {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const gone = next.isGone();
      next.settle(gone ? 'gone' : 'mine');
      if (!gone) return;
    }
    free++;
  }

  function wait(isGone: () => boolean): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(entry), 1);
        resolve('full');
      }, longestWaitMs);
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      const entry = { isGone, settle };
      queue.push(entry);
    });
  }

  return {
    async take(isGone) {
      if (isGone()) return 'gone';
      if (free > 0) free--;
      else {
        if (queue.length >= waiting) return 'full';
        const outcome = await wait(isGone);
        if (outcome !== 'mine') return outcome;
      }
      let released = false;
      return () => {
        if (released) return;
        released = true;
        passOn();
      };
    },
  };
}
