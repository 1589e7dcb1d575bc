import type { JoinedExport } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';

/** Where cues begin that stand after those of other recordings. */
export interface CueStart {
  readonly firstNumber: number;
  readonly offsetMs: number;
}

export interface CueText {
  readonly text: string;
  readonly count: number;
}

interface CueFile {
  readonly cues: (document: TranscriptDocument, start: CueStart) => CueText;
  /** What a file begins with, and what stands between that and its cues. */
  readonly beginning: string;
  readonly gapAfterBeginning: string;
  readonly gap: string;
}

/** Continues counting, each recording beginning where the one before ended, as if they were played in a row. */
export function joinCues({ cues, beginning, gapAfterBeginning, gap }: CueFile): JoinedExport {
  let count = 0;
  let cueCount = 0;
  let offsetMs = 0;
  return {
    add(document) {
      const { text, count: added } = cues(document, { firstNumber: cueCount + 1, offsetMs });
      const start = count === 0 ? beginning : '';
      const between = cueCount === 0 ? gapAfterBeginning : gap;
      count += 1;
      cueCount += added;
      offsetMs += Math.max(document.durationMs ?? 0, document.segments.at(-1)?.endMs ?? 0);
      return added === 0 ? start : `${start}${between}${text}`;
    },
    end: () => (count === 0 ? beginning : ''),
  };
}
