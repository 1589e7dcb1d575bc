import { assertNever } from '#shared/assert-never.ts';
import type { RecordingWarning } from '#shared/recording.ts';
import type { useWords } from '#renderer/locales/use-words.ts';

export function warningText(warning: RecordingWarning, { t, format }: ReturnType<typeof useWords>): string {
  switch (warning.kind) {
    case 'incomplete':
      return t.warning.incomplete(format.clock(warning.decodedMs), format.clock(warning.declaredMs));
    case 'open-end':
      return t.warning.openEnd[warning.why](format.clock(warning.decodedMs));
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
