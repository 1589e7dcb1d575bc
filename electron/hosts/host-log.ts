import { openLogFile, type LogFile } from '#logging/log-file.ts';
import { createLog, type Log } from '#services/log.ts';

export interface HostLog {
  readonly log: Log;
  /** Where it is written, for whoever wants to look. */
  readonly logFile: string;
}

/** Every line goes into the log file; `show` is handed it, too, for whoever reads stderr. */
export function openHostLog(logDir: string, show: (line: string) => void): HostLog {
  const file: LogFile = openLogFile(logDir);
  const log = createLog((line) => {
    file.write(line);
    show(line);
  });
  return { log, logFile: file.path };
}
