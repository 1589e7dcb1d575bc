import { assertNever } from '#shared/assert-never.ts';
import type { RecordingWarning } from '#shared/recording.ts';
import { levelSentence, listenedTo } from '#shared/text/sound-sentences.ts';
import type { useWords } from '#renderer/locales/use-words.ts';

export function warningText(warning: RecordingWarning, { t, format, language }: ReturnType<typeof useWords>): string {
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
    case 'gaps':
      return t.warning.gaps(warning.count, format.span(warning.speechMs));
    case 'no-speech':
      return warning.listened === undefined
        ? t.warning.noSpeech
        : `${t.warning.noSpeech} ${t.warning.listened(listenedTo(warning.listened, language))}`;
    case 'track-found':
      return t.warning.trackFound(warning.number, warning.silent);
    case 'other-tracks':
      return t.warning.otherTracks(warning.numbers);
    case 'other-channels':
      return t.warning.otherChannels(warning.numbers);
    case 'level':
      return levelSentence(warning, language);
    case 'graphics-card-failed':
      return t.warning.graphicsCardFailed(warning.name, warning.detail);
    case 'demo-model':
      return t.warning.demoModel;
    default:
      return assertNever(warning);
  }
}
