// The logger that this module needs: pino fits, and a test hands in its own.

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export interface Logger {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
