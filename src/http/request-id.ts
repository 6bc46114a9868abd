// X-Request-Id: a plain word from the caller is returned, so that both sides can find the same request.

const plain = /^[\w.-]{1,64}$/;

/** The id that the caller gave, unless it could do harm in a log or a header. */
export function readRequestId(sent: string | undefined): string | undefined {
  return sent !== undefined && plain.test(sent) ? sent : undefined;
}
