import type { GraphicsCards } from './graphics.ts';
import type { InterfaceLanguage } from './text/language.ts';

export interface SystemInfo {
  readonly version: string;
  readonly host: 'desktop' | 'browser' | 'cli';
  readonly libraryDir: string;
  readonly modelsDir: string;
  /** Path of the log; null where none is written. */
  readonly logFile: string | null;
  /** Audio of a recording is at `<mediaBase><mediaKey>` (Range supported), its peaks at `<mediaBase><mediaKey>/peaks`. */
  readonly mediaBase: string;
  /** Interface language of the system, reduced to what the app speaks. */
  readonly systemLanguage: InterfaceLanguage;
  readonly cpuCount: number;
}

/** One thing `doctor` checked; `remedy` says what to type or do when it is not fine. */
export interface DoctorCheck {
  readonly subject: 'node' | 'ffmpeg' | 'engine' | 'graphics' | 'models' | 'library' | 'disk' | 'log';
  readonly state: 'fine' | 'warning' | 'missing';
  readonly found: string;
  readonly remedy: string | null;
  /** Of the disk only. */
  readonly freeBytes?: number;
  /** Of graphics cards only: why there is none. */
  readonly noCard?: NonNullable<GraphicsCards['problem']>;
}
export interface DoctorReport {
  readonly checks: readonly DoctorCheck[];
}
