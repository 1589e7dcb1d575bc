import type { InterfaceLanguage } from '#shared/text/language.ts';
import { failureText } from '#shared/text/failure-text.ts';
import type { Failure } from '#shared/failure.ts';
import { harmless, harmlessJson } from '#shared/text/harmless.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { JobProgress } from '#shared/recording.ts';
import { cliTexts } from '../texts/cli-texts.ts';

/** Where a command writes: results on stdout, progress and messages on stderr. */
export interface Terminal {
  readonly language: InterfaceLanguage;
  /** stderr is a terminal: progress may be drawn. */
  readonly isInteractive: boolean;
  /** stdout is a terminal: matches may be coloured. */
  readonly isColoured: boolean;
  /** As it is, to stdout. Throws once nobody reads there any more. */
  out(text: string): void;
  /** One line for people, to stdout: foreign text in it cannot command the terminal. */
  row(text: string): void;
  /** A value exactly, to stdout; what a terminal would obey is escaped. */
  json(value: unknown): void;
  /** As it is, to stderr. */
  say(text: string): void;
  /** One line for people, to stderr. */
  note(text: string): void;
}

export type TerminalEnds = Pick<Terminal, 'language' | 'isInteractive' | 'isColoured' | 'out' | 'say'>;

export function terminalOn(ends: TerminalEnds): Terminal {
  return {
    ...ends,
    row: (text) => ends.out(`${harmless(text)}\n`),
    json: (value) => ends.out(`${harmlessJson(JSON.stringify(value, null, 2))}\n`),
    note: (text) => ends.say(`${harmless(text)}\n`),
  };
}

/** What happened and what to do next, in one line. */
export function sayFailure(terminal: Terminal, failure: Failure): void {
  const { what, next } = failureText(failure, terminal.language);
  terminal.note([what, next].filter((part) => part !== '').join(' '));
}

/** Share, position, × real time and time left, as `███████░░░  68 %  1:29 / 2:11  34 × real time  0:01 left`. */
export function progressLine(progress: JobProgress, language: InterfaceLanguage): string {
  const { doneMs, totalMs, speed, leftMs } = progress;
  const share = totalMs === null || totalMs === 0 ? null : Math.min(1, doneMs / totalMs);
  const width = 24;
  const filled = Math.round((share ?? 0) * width);
  const text = cliTexts(language).progress;
  return [
    `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`,
    share === null ? '' : `${String(Math.round(share * 100)).padStart(3)} %`,
    `${formatClock(doneMs)}${totalMs === null ? '' : ` / ${formatClock(totalMs)}`}`,
    speed === null ? '' : `${speed.toFixed(speed < 10 ? 1 : 0)} ${text.realTime}`,
    leftMs === null ? '' : text.left(formatClock(leftMs)),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** Draws over one line of stderr; nothing where stderr is no terminal. */
export function progressBar(terminal: Terminal): { show(progress: JobProgress): void; clear(): void } {
  let isShown = false;
  return {
    show(progress) {
      if (!terminal.isInteractive) return;
      isShown = true;
      terminal.say(`\r\u001B[2K${progressLine(progress, terminal.language)}`);
    },
    clear() {
      if (isShown) terminal.say('\r\u001B[2K');
      isShown = false;
    },
  };
}
