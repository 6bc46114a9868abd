// Counts by key within windows of a minute. Starts empty; drops the oldest keys when there are too many.

export interface Windows {
  /** Counts one, or more, and gives how long to wait from the one on that is too many; 0 before. */
  readonly count: (key: string, now: number, amount?: number) => number;
  /** How long to wait because of what was counted so far; 0 while another one is allowed. */
  readonly waitMs: (key: string, now: number) => number;
}

interface Window {
  readonly endsAt: number;
  counted: number;
}

const windowMs = 60_000;
const maxKeys = 10_000;

export function createWindows(mostPerMinute: number): Windows {
  const windows = new Map<string, Window>();
  return {
    count: (key, now, amount = 1) => {
      const kept = windows.get(key);
      const window = kept !== undefined && kept.endsAt > now ? kept : { endsAt: now + windowMs, counted: 0 };
      if (window !== kept) {
        windows.delete(key);
        windows.set(key, window);
        dropOldest(windows);
      }
      window.counted += amount;
      return window.counted <= mostPerMinute ? 0 : window.endsAt - now;
    },
    waitMs: (key, now) => {
      const kept = windows.get(key);
      return kept === undefined || kept.counted < mostPerMinute ? 0 : Math.max(0, kept.endsAt - now);
    },
  };
}

function dropOldest(windows: Map<string, Window>): void {
  const [oldest] = windows.keys();
  if (windows.size > maxKeys && oldest !== undefined) windows.delete(oldest);
}
