import { oneLine } from '#services/text-files/one-line.ts';
import type { Word } from '#shared/segment.ts';
import type { ExportWriter } from '../export-format.ts';
import { secondsOf } from '../stamps.ts';
import { wordsOfSegment } from './speech-words.ts';

/** Label track of Audacity: start, end and text between tabs; with times of words a label a word. */
export const labels: ExportWriter = {
  render({ segments }, { withWordTimes }) {
    return segments
      .flatMap((segment): readonly Pick<Word, 'startMs' | 'endMs' | 'text'>[] => {
        const name = oneLine(segment.speaker ?? '');
        if (withWordTimes) return wordsOfSegment(segment);
        return [
          {
            startMs: segment.startMs,
            endMs: segment.endMs,
            text: `${name === '' ? '' : `${name}: `}${oneLine(segment.text)}`,
          },
        ];
      })
      .map(
        ({ startMs, endMs, text }) =>
          `${secondsOf(startMs, 6)}\t${secondsOf(endMs, 6)}\t${text.replaceAll(/^\\/g, '＼')}\n`,
      )
      .join('');
  },
};
