// X-Request-Id: what the caller sent is given back when it is a plain word, so that both sides can find the same request.

const plain = /^[\w.-]{1,64}$/;

/** The id that the caller gave, unless it could do harm in a log or a header. */
export function readRequestId(sent: string | undefined): string | undefined {
  return sent !== undefined && plain.test(sent) ? sent : undefined;
}
