import { create } from 'zustand';

/** What the text of a recording is opened for; each is an entry in `features/transcript/modes`. */
export const transcriptModes = ['read', 'edit', 'subtitles', 'redact'] as const;
export type TranscriptMode = (typeof transcriptModes)[number];

const key = 'stenogram.mode';

/** Remembered: whoever reads keeps reading in the next recording. */
export const useTranscriptMode = create<{ readonly mode: TranscriptMode }>(() => ({ mode: keptMode() }));

export function setTranscriptMode(mode: TranscriptMode): void {
  useTranscriptMode.setState({ mode });
  try {
    localStorage.setItem(key, mode);
  } catch {
    // A browser may forbid it: then the choice lasts as long as the page.
  }
}

function keptMode(): TranscriptMode {
  try {
    const kept = localStorage.getItem(key);
    return transcriptModes.find((mode) => mode === kept) ?? 'edit';
  } catch {
    return 'edit';
  }
}
