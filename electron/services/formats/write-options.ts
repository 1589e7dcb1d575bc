import { usualExport } from '#shared/export.ts';
import { cueRulesOf } from '#shared/cues/cue-rules.ts';
import { cuesOf } from '#services/cues/cues.ts';
import type { Cue } from '#services/cues/cue.ts';
import type { WriteOptions } from './export-format.ts';
import type { TranscriptDocument } from './transcript-document.ts';

export const usualOptions: WriteOptions = usualExport;

export function rulesFor({ language }: TranscriptDocument, { cueRules, cuePreset }: WriteOptions) {
  return cueRules ?? cueRulesOf(cuePreset, language);
}

export function cuesFor(document: TranscriptDocument, options: WriteOptions, withNames = false): readonly Cue[] {
  return (
    options.cues ??
    cuesOf(document.segments, document.language, {
      withNames,
      rules: rulesFor(document, options),
      ...(document.shots && { shots: document.shots }),
    })
  );
}
