import type { LabOptions } from '#shared/quality/lab.ts';
import type { Format } from '#renderer/locales/format.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';

/** Settings of a run in a line, what is usual left out. */
export function optionWords(options: LabOptions, t: Dictionary, format: Pick<Format, 'languageName'>): string {
  const { preset, language, detector, thresholdPercent, paddingMs, beamSize, temperatures, prompt } = options;
  return [
    t.recognition.presets[preset],
    language === 'auto' ? null : format.languageName(language),
    beamSize === null ? null : t.quality.beam(beamSize),
    temperatures === 'preset' ? null : (t.quality.temperatures[temperatures] ?? null),
    detector === 'auto' ? null : t.recognition.detectors[detector],
    thresholdPercent === 50 ? null : t.quality.percentOf(thresholdPercent),
    paddingMs === 500 ? null : t.quality.margin(String(paddingMs)),
    prompt === '' ? null : `«${prompt.slice(0, 40)}»`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

export function partName(part: string, t: Dictionary): string {
  return t.quality.partNames[part] ?? t.quality.fold(part.replace('fold-', ''));
}
