import { exportPresetSchema, type ExportPreset } from '#shared/export.ts';
import { changeOptions, frameRates, useExportChoice, type ExportOptions } from './export-choice.ts';
import type { ExportKind } from './export-kind.ts';
import { howOf } from './how-of.ts';

/** Whether what is chosen is what the preset says. */
export function isChosen(preset: ExportPreset, kind: ExportKind, options: ExportOptions): boolean {
  return JSON.stringify(howOf(kindOf(preset), optionsOf(preset))) === JSON.stringify(howOf(kind, options));
}

export function presetOf(name: string, kind: ExportKind, options: ExportOptions): ExportPreset {
  return exportPresetSchema.parse({ name, ...howOf(kind, options) });
}

export function choose(preset: ExportPreset): void {
  useExportChoice.setState({ kind: kindOf(preset) });
  changeOptions(optionsOf(preset));
}

/** Under the same name it takes the place of the one before; by name in the order of the alphabet. */
export function withPreset(presets: readonly ExportPreset[], preset: ExportPreset): ExportPreset[] {
  return [...presets.filter(({ name }) => name !== preset.name), preset].toSorted((one, other) =>
    one.name.localeCompare(other.name),
  );
}

function kindOf({ format, withTimes }: ExportPreset): ExportKind {
  return format === 'txt' && withTimes ? 'times' : format;
}

function optionsOf(preset: ExportPreset): ExportOptions {
  const { withNotes, hesitations, frameRate, ...rest } = preset;
  return {
    withSpeakers: rest.withSpeakers,
    areNotesWanted: withNotes,
    withTimes: rest.withTimes,
    withWordTimes: rest.withWordTimes,
    numbers: rest.numbers,
    withHesitations: hesitations === 'keep',
    variant: rest.variant,
    everyMinutes: rest.everyMinutes,
    cuePreset: rest.cuePreset,
    cueRules: rest.cueRules,
    frameRate: frameRates.find((rate) => rate === frameRate) ?? 25,
  };
}
