// A body that is written while its pieces are made: a file of any length needs little memory.

/** The pieces as UTF-8. A reader that leaves ends what makes them. */
export function streamText(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  return streamBytes(encode(pieces));
}

/** The pieces as they are. A reader that leaves ends what makes them. */
export function streamBytes(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}

async function* encode(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
