// Walks through whole directories page by page, by index and by cursor: what a person costs must not grow with the directory.

import { seedFor } from './data.ts';
import { cpuMs } from './process.ts';
import { table } from './report.ts';
import { openTarget, type Target } from './targets.ts';

/** One way through a directory of so many people. */
export interface WalkFigure {
  readonly by: 'index' | 'cursor';
  readonly people: number;
  readonly seconds: number;
  /** Processor time of the server, which a busy machine disturbs less. */
  readonly cpuSeconds: number | undefined;
}

const walkSizes = [10_000, 100_000] as const;
const pageSize = 1000;

/** Walks each directory each way, the smaller one first as a warm-up and then as a figure. */
export async function measureWalks(tell: (text: string) => void): Promise<readonly WalkFigure[]> {
  const figures: WalkFigure[] = [];
  for (const people of walkSizes) {
    const target = await openTarget('becard', await seedFor('people', people, tell));
    try {
      for (const by of ['index', 'cursor'] as const) {
        for (let at = 0; at < 5; at += 1) await readPage(target, firstPlace(by));
        tell(`walking through ${people} people by ${by}`);
        figures.push(await walk(target, by));
      }
    } finally {
      await target.close();
    }
  }
  return figures;
}

/** The figures as a table; growth is what a person costs in the larger directory compared with the smaller one. */
export function printWalks(figures: readonly WalkFigure[]): string {
  const rows = figures.map((figure) => {
    const { by, people, seconds, cpuSeconds } = figure;
    const smaller = figures.find((other) => other.by === by && other.people < people);
    const growth = smaller === undefined ? '' : (costOf(figure) / costOf(smaller)).toFixed(2);
    return [by, String(people), seconds.toFixed(2), cpuSeconds?.toFixed(2) ?? '', growth];
  });
  return `${table(['walk', 'people', 'seconds', 'CPU seconds', 'growth per person'], rows).join('\n')}\n`;
}

function costOf({ people, seconds, cpuSeconds }: WalkFigure): number {
  return (cpuSeconds ?? seconds) / people;
}

async function walk(target: Target, by: WalkFigure['by']): Promise<WalkFigure> {
  const started = performance.now();
  const cpuBefore = cpuMs(target.running);
  let seen = 0;
  let place: string | undefined = firstPlace(by);
  while (place !== undefined && seen <= target.people) {
    const page = await readPage(target, place);
    seen += page.shown;
    const next = by === 'index' ? `startIndex=${seen + 1}` : page.cursor && `cursor=${page.cursor}`;
    place = seen < target.people || by === 'cursor' ? next : undefined;
  }
  if (seen !== target.people) throw new Error(`A walk by ${by} showed ${seen} of ${target.people} people`);
  const cpuAfter = cpuMs(target.running);
  const cpuSeconds = cpuBefore === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpuBefore) / 1000;
  return { by, people: target.people, seconds: (performance.now() - started) / 1000, cpuSeconds };
}

function firstPlace(by: WalkFigure['by']): string {
  return by === 'index' ? 'startIndex=1' : 'cursor=';
}

interface Page {
  readonly shown: number;
  readonly cursor: string | undefined;
}

async function readPage({ port, basePath, token }: Target, place: string): Promise<Page> {
  const response = await fetch(`http://127.0.0.1:${port}${basePath}/Users?count=${pageSize}&${place}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { itemsPerPage, nextCursor } = Object(await response.json());
  if (response.status !== 200) throw new Error(`A page of a walk was answered with ${response.status}`);
  return { shown: Number(itemsPerPage), cursor: typeof nextCursor === 'string' ? nextCursor : undefined };
}
