import { create } from 'zustand';
import { cuePresets, cueRulesSchema, type CuePreset, type CueRules } from '#shared/cues/cue-rules.ts';
import { numberStyles, type NumberWriting } from '#shared/export.ts';
import { exportKinds, type ExportKind } from './export-kind.ts';

export interface ExportOptions {
  readonly withSpeakers: boolean;
  readonly areNotesWanted: boolean;
  readonly withTimes: boolean;
  readonly withWordTimes: boolean;
  readonly numbers: NumberWriting;
  readonly withHesitations: boolean;
  /** Null for the first one of the format. */
  readonly variant: string | null;
  readonly everyMinutes: number;
  readonly cuePreset: CuePreset;
  /** The user's own numbers; null where the preset's are taken. */
  readonly cueRules: CueRules | null;
  readonly frameRate: number;
}

/** What was exported with last is offered next, each kind with its own options, also after a restart. */
export interface ExportChoice {
  readonly kind: ExportKind;
  readonly options: Readonly<Record<ExportKind, ExportOptions>>;
}

/** Those of film, television and the web. */
export const frameRates = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60] as const;

const storeKey = 'stenogram.export';

export const useExportChoice = create<ExportChoice>(() => readChoice());
useExportChoice.subscribe((choice) => {
  try {
    localStorage.setItem(storeKey, JSON.stringify(choice));
  } catch {
    // A browser may forbid it: then the choice lasts as long as the page.
  }
});

/** Of the kind that is chosen. */
export function changeOptions(changes: Partial<ExportOptions>): void {
  useExportChoice.setState(({ kind, options }) => ({
    options: { ...options, [kind]: { ...options[kind], ...changes } },
  }));
}

function readChoice(): ExportChoice {
  return choiceOf(keptText());
}

function keptText(): string | null {
  try {
    return localStorage.getItem(storeKey);
  } catch {
    return null;
  }
}

/** Of what was kept, by this version or another; what cannot be read of it is as at the first time. */
export function choiceOf(kept: string | null): ExportChoice {
  const { kind, options } = recordOf(parsed(kept ?? ''));
  const known = recordOf(options);
  return {
    kind: exportKinds.find((one) => one === kind) ?? 'txt',
    options: Object.fromEntries(
      exportKinds.map((one) => [one, optionsOf(recordOf(known[one]))]),
    ) as ExportChoice['options'],
  };
}

function optionsOf(kept: Readonly<Record<string, unknown>>): ExportOptions {
  return {
    withSpeakers: kept['withSpeakers'] !== false,
    areNotesWanted: kept['areNotesWanted'] === true,
    withTimes: kept['withTimes'] === true,
    withWordTimes: kept['withWordTimes'] === true,
    numbers: numberStyles.find((one) => one === kept['numbers']) ?? 'asRecognised',
    withHesitations: kept['withHesitations'] !== false,
    variant: typeof kept['variant'] === 'string' ? kept['variant'] : null,
    everyMinutes: wholeOf(kept['everyMinutes'], 60) ?? 0,
    cuePreset: cuePresets.find((one) => one === kept['cuePreset']) ?? 'netflix',
    cueRules: cueRulesSchema.safeParse(kept['cueRules']).data ?? null,
    frameRate: frameRates.find((one) => one === kept['frameRate']) ?? 25,
  };
}

function wholeOf(value: unknown, max: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max ? value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
