// A request as text: for support, and its bodies for reading.

import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import type { ProblemText } from '../locales/texts.ts';

/** Indented when it is JSON; as it came when it was cut off or is something else. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** What support needs to find the request again, without its bodies. */
export function ticketText(event: LogEntryDetails, text: ProblemText | undefined): string {
  const lines = [
    `${event.at}  ${event.method} ${event.path}  ${String(event.status)}  ${String(Math.round(event.durationMs))} ms`,
    `event ${event.id}`,
    ...(event.code === undefined ? [] : [`code ${event.code}`]),
    ...(text === undefined ? [] : [text.cause, text.fix]),
    ...(event.detail === undefined ? [] : [event.detail]),
  ];
  return lines.join('\n');
}
