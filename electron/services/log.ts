/** Where services report what a person does not see; hosts decide where it goes. Texts of recordings are never logged. */
export interface Log {
  info(message: string): void;
  warn(message: string, cause?: unknown): void;
  error(message: string, cause?: unknown): void;
}

/** Log lines to a stream, one per message, with the stack of a cause. */
export function createLog(write: (line: string) => void): Log {
  const line = (level: string, message: string, cause?: unknown) => {
    const detail =
      cause instanceof Error
        ? ` ${cause.stack ?? cause.message}`
        : cause === undefined
          ? ''
          : ` ${JSON.stringify(cause)}`;
    write(`${new Date().toISOString()} ${level} ${message}${detail}\n`);
  };
  return {
    info: (message) => line('info', message),
    warn: (message, cause) => line('warn', message, cause),
    error: (message, cause) => line('error', message, cause),
  };
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };
