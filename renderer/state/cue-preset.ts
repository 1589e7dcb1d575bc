import { create } from 'zustand';
import { cuePresets, type CuePreset } from '#shared/cues/cue-rules.ts';

const key = 'stenogram.cues';

/** The rules that subtitles are shown and fitted by; remembered. */
export const useCuePreset = create<{ readonly preset: CuePreset }>(() => ({ preset: keptPreset() }));

export function setCuePreset(value: string): void {
  const preset = cuePresets.find((one) => one === value) ?? 'netflix';
  useCuePreset.setState({ preset });
  try {
    localStorage.setItem(key, preset);
  } catch {
    // A browser may forbid it: then the choice lasts as long as the page.
  }
}

function keptPreset(): CuePreset {
  try {
    const kept = localStorage.getItem(key);
    return cuePresets.find((one) => one === kept) ?? 'netflix';
  } catch {
    return 'netflix';
  }
}
