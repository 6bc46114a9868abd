// What a drill knows about people it writes: the last state that was acknowledged, and every state that an unanswered request may have
// led to. After a fault the server must show one of these; anything else was lost, torn or made up.

import { type Answer, type Client, patchBody, personBody } from './client.ts';

type PersonState =
  | { readonly exists: false }
  | { readonly exists: true; readonly title: string; readonly nickName: string; readonly active: boolean };

interface Person {
  readonly userName: string;
  id: string | undefined;
  acknowledged: PersonState;
  /** Where an unanswered request may have led. The person is not written until the next look. */
  possible: PersonState | undefined;
}

export interface Ledger {
  /** Sends one write of one worker, and notes what became of it. Workers share no person. */
  readonly write: (client: Client, worker: number) => Promise<Answer>;
  /** Compares what the server shows with what is known. Gives a sentence for each that differs. */
  readonly compare: (client: Client) => Promise<readonly string[]>;
  readonly acknowledged: () => number;
  readonly answers: () => readonly Answer[];
}

const gone: PersonState = { exists: false };
const wanted = 6;
const readers = 8;

/** A ledger of a run; `prefix` keeps its people apart from those of others. */
export function createLedger(prefix: string): Ledger {
  const people: Person[][] = [];
  const answers: Answer[] = [];
  let acknowledged = 0;
  let sequence = 0;

  async function write(client: Client, worker: number): Promise<Answer> {
    const own = people[worker] ?? [];
    people[worker] = own;
    sequence += 1;
    const open = own.filter(
      (person) => person.id !== undefined && person.acknowledged.exists && person.possible === undefined,
    );
    const person = open.length < wanted ? undefined : open[sequence % open.length];
    const answer = await (person === undefined ? create(client, own) : change(client, person));
    answers.push(answer);
    if (isAcknowledged(answer)) acknowledged += 1;
    return answer;
  }

  async function create(client: Client, own: Person[]): Promise<Answer> {
    const userName = `${prefix}-${sequence}`;
    const person: Person = { userName, id: undefined, acknowledged: gone, possible: undefined };
    own.push(person);
    const next: PersonState = { exists: true, title: 't', nickName: 't', active: true };
    const answer = await settle(person, next, () =>
      client.send('POST', '/Users', personBody(userName, { title: 't', nickName: 't' })),
    );
    if (typeof answer.body['id'] === 'string') person.id = answer.body['id'];
    return answer;
  }

  function change(client: Client, person: Person): Promise<Answer> {
    const path = `/Users/${person.id}`;
    const before = person.acknowledged;
    const value = `v${sequence}`;
    const isActive = before.exists && before.active;
    switch (sequence % 4) {
      case 0:
        return settle(person, gone, () => client.send('DELETE', path));
      case 1: {
        const active = { op: 'replace', path: 'active', value: !isActive };
        return settle(person, { ...before, active: !isActive } as PersonState, () =>
          client.send('PATCH', path, patchBody(active)),
        );
      }
      default: {
        const next = { ...before, title: value, nickName: value } as PersonState;
        const both = ['title', 'nickName'].map((name) => ({ op: 'replace', path: name, value }));
        return settle(person, next, () => client.send('PATCH', path, patchBody(...both)));
      }
    }
  }

  async function compare(client: Client): Promise<readonly string[]> {
    const open = people.flat();
    const wrong: string[] = [];
    const read = async (): Promise<void> => {
      for (let person = open.pop(); person !== undefined; person = open.pop()) {
        const problem = await comparePerson(client, person);
        if (problem !== undefined) wrong.push(problem);
      }
    };
    await Promise.all(Array.from({ length: readers }, read));
    return wrong;
  }

  return { write, compare, acknowledged: () => acknowledged, answers: () => answers };
}

export function isAcknowledged({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

async function settle(person: Person, next: PersonState, send: () => Promise<Answer>): Promise<Answer> {
  const answer = await send();
  if (isAcknowledged(answer)) person.acknowledged = next;
  else if (answer.status === 0 || answer.status === 503) person.possible = next;
  return answer;
}

/** undefined when what is there is what may be there; the person is then known to be so. */
async function comparePerson(client: Client, person: Person): Promise<string | undefined> {
  const { userName, acknowledged, possible } = person;
  const found = await client.send('GET', `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`);
  const [resource, ...more] = Array.isArray(found.body['Resources']) ? found.body['Resources'] : [];
  if (found.status !== 200) return `${userName}: the look-up answered ${found.status}`;
  if (more.length > 0) return `${userName} is there ${more.length + 1} times`;
  const seen = stateOf(resource);
  const may = possible === undefined ? [acknowledged] : [acknowledged, possible];
  if (!may.some((state) => isSame(state, seen)))
    return `${userName}: ${JSON.stringify(seen)}, not ${JSON.stringify(may)}`;
  person.acknowledged = seen;
  person.possible = undefined;
  person.id = typeof resource?.id === 'string' ? resource.id : undefined;
  return undefined;
}

function stateOf(resource: Readonly<Record<string, unknown>> | undefined): PersonState {
  if (resource === undefined) return gone;
  const { title, nickName, active } = resource;
  return { exists: true, title: String(title), nickName: String(nickName), active: active !== false };
}

function isSame(left: PersonState, right: PersonState): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
