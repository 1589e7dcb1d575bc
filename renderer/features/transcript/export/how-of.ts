import type { Input } from '#shared/contract/contract.ts';
import { traitsOf } from '#shared/export.ts';
import type { ExportOptions } from './export-choice.ts';
import { formatOf, type ExportKind } from './export-kind.ts';

/** What the services are asked for; what the format does not have is left out. */
export function howOf(kind: ExportKind, options: ExportOptions): Omit<Input<'exports.render'>, 'transcriptId'> {
  const { format, withTimes } = formatOf(kind);
  const traits = traitsOf(format);
  const hasTimes = traits.areTimesOptional && format !== 'txt';
  return {
    format,
    withSpeakers: options.withSpeakers || !traits.hasSpeakers,
    withNotes: options.areNotesWanted && traits.hasNotes,
    withTimes: hasTimes ? options.withTimes : withTimes,
    withWordTimes: options.withWordTimes && traits.hasWordTimes === true,
    numbers: options.numbers,
    hesitations: options.withHesitations ? 'keep' : 'drop',
    variant: traits.variants?.find((variant) => variant === options.variant) ?? null,
    everyMinutes: traits.hasTimeMarks === true ? options.everyMinutes : 0,
    ...(traits.hasCues === true && { cuePreset: options.cuePreset, cueRules: options.cueRules }),
    ...(traits.hasFrames === true && { frameRate: options.frameRate }),
  };
}
