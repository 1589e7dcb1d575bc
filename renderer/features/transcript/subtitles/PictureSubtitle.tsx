import { useRef, useState } from 'react';
import type { CuePreset } from '#shared/cues/cue-rules.ts';
import { api } from '#renderer/api/api.ts';
import { usePosition } from '#renderer/playback/use-position.ts';
import { useTranscriptMode } from '#renderer/state/transcript-mode.ts';
import { useCuePreset } from '#renderer/state/cue-preset.ts';
import styles from './Subtitles.module.css';

const nothing = { lines: [] as readonly string[], fromMs: 0, untilMs: 0 };

/** The subtitle of the moment, drawn on the picture as a player would, while subtitles are edited. */
export function PictureSubtitle({ transcriptId }: { readonly transcriptId: number | null }) {
  const { preset } = useCuePreset();
  const isWanted = useTranscriptMode(({ mode }) => mode === 'subtitles');
  return isWanted && transcriptId !== null ? (
    <Drawn key={`${transcriptId} ${preset}`} transcriptId={transcriptId} preset={preset} />
  ) : null;
}

function Drawn({ transcriptId, preset }: { readonly transcriptId: number; readonly preset: CuePreset }) {
  const [shown, setShown] = useState(nothing);
  const isAsking = useRef(false);
  usePosition((atMs) => {
    if (isAsking.current || (atMs >= shown.fromMs && atMs < shown.untilMs)) return;
    isAsking.current = true;
    void api['cues.at']({ transcriptId, preset, atMs: Math.round(atMs) })
      .then(({ lines, fromMs, untilMs }) => setShown({ lines, fromMs, untilMs: untilMs ?? Number.POSITIVE_INFINITY }))
      .catch(() => setShown(nothing))
      .finally(() => {
        isAsking.current = false;
      });
  });
  if (shown.lines.length === 0) return null;
  return (
    <div className={styles.onPicture} dir="auto" data-testid="picture-subtitle">
      {shown.lines.map((line, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
        <span key={nth} dir="auto">
          {line}
        </span>
      ))}
    </div>
  );
}
