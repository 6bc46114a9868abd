// This process: what it is called, how late its event loop is, and what it takes of processor and memory.

import { hostname } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface NodeLoad {
  /** The 99th percentile since it was asked last. */
  readonly eventLoopDelayMs: number;
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** Host and process, and since when it runs. */
export function identifyProcess(clock: () => number): { readonly name: string; readonly startedAt: number } {
  return { name: `${hostname()} · ${process.pid}`, startedAt: clock() - Math.round(process.uptime() * 1000) };
}

const resolutionMs = 20;
const nanoseconds = 1e6;

/** Reads the load since the last call, or since it was created. */
export function createNodeLoad(): () => NodeLoad {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    // The monitor's own timer waits for as long as its resolution.
    const late = Math.max(0, delay.percentile(99) / nanoseconds - resolutionMs);
    delay.reset();
    return {
      eventLoopDelayMs: Math.round(late * 10) / 10,
      cpuMs: Math.round((user + system) / 1000),
      memoryBytes: process.memoryUsage.rss(),
    };
  };
}
