// A process of its own that asks for one page, and writes one person, at a steady pace, and measures how long it waits, and how much the
// server worked meanwhile: on a busy machine the clock says how much others took, the processor time still says what we waited for.

import { readFileSync } from 'node:fs';
import { createClient, patchBody, personBody } from './client.ts';

/** How long one request took, and how much processor time the server used meanwhile. */
export interface Sample {
  readonly isWrite: boolean;
  readonly status: number;
  readonly tookMs: number;
  readonly serverMs: number;
}

const everyMs = 20;
/** One request in so many writes. */
const writeEvery = 5;

const [url = '', path = '', token = '', serverId = ''] = process.argv.slice(2);
const client = createClient(url, { id: '', path, token });
let samples: Sample[] = [];

process.on('message', () => {
  process.send?.(samples);
  samples = [];
});
process.on('disconnect', () => process.exit());
await ask();

async function ask(): Promise<void> {
  const { body } = await client.send('POST', '/Users', personBody('honest'));
  for (let asked = 1; ; asked += 1) {
    const isWrite = asked % writeEvery === 0;
    const before = serverMs();
    const title = { op: 'replace', path: 'title', value: `t${asked}` };
    const { status, tookMs } = isWrite
      ? await client.send('PATCH', `/Users/${body['id']}`, patchBody(title))
      : await client.send('GET', '/Users?count=1');
    samples.push({ isWrite, status, tookMs, serverMs: serverMs() - before });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Processor time that the server has used so far, from /proc (hundredths of a second, as Linux counts it). */
function serverMs(): number {
  const fields = readFileSync(`/proc/${serverId}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
