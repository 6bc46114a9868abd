// One way to the server: same origin, JSON, the header that tells a console's write from a foreign form (CSRF).

import { confirmPassword } from './confirmation.ts';
import { ProblemError, readProblem, wantsPassword } from './problem-error.ts';

export const base = '/api/console';
const timeoutMs = 20_000;

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Sends a request and gives the answer's body; throws ProblemError when it is refused or no answer comes.
 * Where the server wants the password again, it is asked for and the request is sent once more.
 */
export async function send<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  try {
    return await sendOnce<Answer>(method, path, body);
  } catch (error) {
    if (!wantsPassword(error) || !(await confirmPassword())) throw error;
  }
  return sendOnce<Answer>(method, path, body);
}

async function sendOnce<Answer>(method: Method, path: string, body: unknown): Promise<Answer> {
  const response = await reach(method, path, body);
  const answer = await readJson(response);
  if (!response.ok) throw readProblem(response.status, answer);
  return trust<Answer>(answer);
}

/** Reads something; the query cache may abort it. */
export function read<Answer>(path: string): Promise<Answer> {
  return send<Answer>('GET', path);
}

async function reach(method: Method, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(base + path, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
      headers: headersFor(method),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new ProblemError(0, { code: 'network', detail: 'The server did not answer.' }, cause);
  }
}

function headersFor(method: Method): Readonly<Record<string, string>> {
  if (method === 'GET') return { accept: 'application/json' };
  return { accept: 'application/json', 'content-type': 'application/json', 'x-becard-console': '1' };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Server and console are built together from one contract, which makes the answer's type true. */
function trust<Answer>(answer: unknown): Answer {
  return answer as Answer;
}
