// Counts how often cards are seen and saved: behind the answer, in memory, and nothing of the visitor. What was counted is taken and stored
// every few seconds.

import {
  type CardAct,
  type CardWay,
  type CountedCard,
  cardWays,
  type DirectoryId,
  type ResourceId,
} from '../../domain/index.ts';

/** A card that was asked for. */
export interface SeenAt {
  readonly directoryId: DirectoryId;
  readonly resourceId: ResourceId;
}

export interface CardCounter {
  /** Counts an act, unless a robot did it. */
  readonly count: (request: Request, card: SeenAt, act: CardAct) => void;
  /** Gives what was counted since it was taken last. */
  readonly take: () => ReadonlyMap<DirectoryId, readonly CountedCard[]>;
}

const dayMs = 86_400_000;
/** Cards, days and ways that are kept until they are taken: some megabytes. More are not counted. */
const mostRows = 20_000;
/** Search engines, link previews of messengers, monitors and scripts. */
const robots =
  /bot\b|bot[/;]|crawl|spider|slurp|preview|fetch|monitor|uptime|headless|lighthouse|facebookexternalhit|whatsapp|skypeuripreview|embed|curl|wget|python|java\/|go-http|okhttp|axios|node/i;

export function createCardCounter(clock: () => number): CardCounter {
  let rows = new Map<string, { directoryId: DirectoryId; counted: CountedCard }>();
  return {
    count: (request, { directoryId, resourceId }, act) => {
      if (isRobot(request)) return;
      const way = wayOf(request.url);
      const day = Math.floor(clock() / dayMs) * dayMs;
      const key = [directoryId, resourceId, day, way].join(' ');
      const before = rows.get(key)?.counted ?? { resourceId, day, way, views: 0, saves: 0, passes: 0 };
      if (!rows.has(key) && rows.size >= mostRows) return;
      rows.set(key, { directoryId, counted: { ...before, [act]: before[act] + 1 } });
    },
    take: () => {
      const taken = [...rows.values()];
      rows = new Map();
      const byDirectory = Map.groupBy(taken, ({ directoryId }) => directoryId);
      return new Map([...byDirectory].map(([id, of]) => [id, of.map(({ counted }) => counted)]));
    },
  };
}

/** How the visitor came: `?s=` of the address. */
export function wayOf(url: string): CardWay {
  const named = new URL(url).searchParams.get('s');
  return cardWays.find((way) => way === named) ?? 'link';
}

/** A browser says who it is, and loads nothing ahead. */
function isRobot({ method, headers }: Request): boolean {
  const agent = headers.get('user-agent') ?? '';
  const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''}`;
  return method !== 'GET' || agent === '' || robots.test(agent) || purpose.includes('prefetch');
}
