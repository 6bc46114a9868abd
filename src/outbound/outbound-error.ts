// Why a request to an address that a user entered had no answer.

/** The target is not allowed, its name has no address, its certificate is not trusted, the time was up, or the connection failed. */
export type OutboundReason = 'target' | 'name' | 'certificate' | 'timeout' | 'connection';

/** The message names the cause and holds neither the request nor an address behind a name. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const nameCodes = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'ENODATA', 'ESERVFAIL'];

export function toOutboundError(error: unknown, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  if (signal.aborted) return new OutboundError('timeout', 'There was no complete answer in time.', { cause: error });
  const code = codeOf(error);
  if (nameCodes.includes(code))
    return new OutboundError('name', `The name has no address (${code}).`, { cause: error });
  if (isCertificateCode(code)) {
    return new OutboundError('certificate', `The certificate is not trusted (${code}).`, { cause: error });
  }
  return new OutboundError('connection', `The connection failed (${code}).`, { cause: error });
}

/** Of an attempt at several addresses, the code of the first. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return hasCode ? String(error.code) : 'unknown';
}

function isCertificateCode(code: string): boolean {
  return (
    code.startsWith('ERR_TLS_CERT') || /CERT|SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CRL|PATH_LENGTH/.test(code)
  );
}
