// A stream of events as its reader gets it.

interface Block {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
}

/** The blocks of a stream, one after another; heartbeats are passed over. */
export async function* blocksOf(response: Response): AsyncGenerator<Block> {
  let unread = '';
  for await (const chunk of response.body ?? []) {
    unread += new TextDecoder().decode(chunk);
    const blocks = unread.split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const [id, event, data] = [field('id'), field('event'), field('data')];
      if (data !== undefined) yield { id, event, data };
    }
  }
}
