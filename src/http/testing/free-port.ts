// A port for servers that are stopped and started again.

import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give away: while a server is stopped, another program would get its port. */
const [lowest, highest] = [20_000, 32_000];

/** A port of 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
