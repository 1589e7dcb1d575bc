import { assertNever } from '#shared/assert-never.ts';
import type { RecordingWarning } from '#shared/recording.ts';
import type { useWords } from '#renderer/locales/use-words.ts';

export function warningText(warning: RecordingWarning, { t, format }: ReturnType<typeof useWords>): string {
  switch (warning.kind) {
    case 'incomplete':
      return t.warning.incomplete(
        format.clock(warning.decodedMs),
        warning.declaredMs === null ? null : format.clock(warning.declaredMs),
      );
    case 'open-end':
      return t.warning.openEnd[warning.why](format.clock(warning.decodedMs));
    case 'longer-than-header':
      return t.warning.longerThanHeader(format.clock(warning.decodedMs), format.clock(warning.declaredMs));
    case 'clock-restarts':
      return t.warning.clockRestarts(warning.count, warning.atMs.map((ms) => format.clock(ms)).join(', '));
    case 'tracks-passed-over':
      return warning.tracks
        .map(({ number, codec, obstacle }) => t.warning.trackPassedOver[obstacle](number, codec))
        .join(' ');
    case 'holes':
      return t.warning.holes(warning.count, format.clock(warning.speechMs));
    case 'no-speech':
      return t.warning.noSpeech;
    case 'demo-model':
      return t.warning.demoModel;
    default:
      return assertNever(warning);
  }
}
