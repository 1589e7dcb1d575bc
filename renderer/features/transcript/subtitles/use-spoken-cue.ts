import { useRef } from 'react';
import type { CuePreset } from '#shared/cues/cue-rules.ts';
import { api } from '#renderer/api/api.ts';
import { usePlayer } from '#renderer/playback/player.ts';
import { usePosition } from '#renderer/playback/use-position.ts';

interface Options {
  readonly transcriptId: number;
  readonly preset: CuePreset;
  /** With the number of the subtitle that stands on the picture now. */
  readonly onSpoken: (index: number) => void;
}

/** Follows the voice while it plays: asks once for each subtitle and once for each gap. */
export function useSpokenCue({ transcriptId, preset, onSpoken }: Options): void {
  const isPlaying = usePlayer((state) => state.isPlaying);
  const known = useRef({ fromMs: 0, untilMs: 0, isAsking: false });
  usePosition((atMs) => {
    const { fromMs, untilMs, isAsking } = known.current;
    if (!isPlaying || isAsking || (atMs >= fromMs && atMs < untilMs)) return;
    known.current = { fromMs, untilMs, isAsking: true };
    void api['cues.at']({ transcriptId, preset, atMs: Math.round(atMs) })
      .then((cue) => {
        known.current = { fromMs: cue.fromMs, untilMs: cue.untilMs ?? Number.POSITIVE_INFINITY, isAsking: false };
        if (cue.lines.length > 0) onSpoken(cue.index);
      })
      .catch(() => {
        // Asked again when the position moves on.
        known.current = { fromMs: 0, untilMs: 0, isAsking: false };
      });
  });
}
