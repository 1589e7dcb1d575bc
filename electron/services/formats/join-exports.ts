import { assertNever } from '#shared/assert-never.ts';
import type { ExportOptions } from './render-export.ts';
import { shownDocument } from './render-export.ts';
import { toJson } from './json.ts';
import { oneLine } from './plain-text.ts';
import { srtCues } from './srt.ts';
import type { TranscriptDocument } from './transcript-document.ts';
import { toTxt } from './txt.ts';
import { vttCues } from './vtt.ts';

/** Gives several transcripts as one text, piece by piece. */
export interface JoinedExport {
  /** The next transcript; `heading` names it in plain text. */
  add(document: TranscriptDocument, heading: string): string;
  /** What closes the text, also after fewer transcripts than were meant. */
  end(): string;
}

/**
 * Plain text has the name above each transcript and an empty line between; JSON is one array; subtitles go on counting,
 * each recording beginning where the one before ended, as if the recordings were played in a row.
 */
export function joinExports(options: ExportOptions): JoinedExport {
  let count = 0;
  let cueCount = 0;
  let offsetMs = 0;
  const text = (document: TranscriptDocument, heading: string): string => {
    const from = { firstNumber: cueCount + 1, offsetMs };
    switch (options.format) {
      case 'txt':
        return `${count > 0 ? '\n' : ''}==> ${oneLine(heading)} <==\n${toTxt(document, options)}`;
      case 'json':
        return `${count > 0 ? ',\n' : '[\n'}${toJson(document).trimEnd()}`;
      case 'srt':
      case 'vtt': {
        const { text: cues, count: added } = (options.format === 'srt' ? srtCues : vttCues)(document, from);
        const between = options.format === 'srt' ? (cueCount > 0 ? '\r\n' : '') : '\n';
        const beginning = options.format === 'vtt' && count === 0 ? 'WEBVTT\n' : '';
        cueCount += added;
        return added === 0 ? beginning : `${beginning}${between}${cues}`;
      }
      default:
        return assertNever(options.format);
    }
  };
  return {
    add(document, heading) {
      const added = text(shownDocument(document, options), heading);
      count += 1;
      offsetMs += Math.max(document.durationMs ?? 0, document.segments.at(-1)?.endMs ?? 0);
      return added;
    },
    end() {
      if (options.format === 'json') return count === 0 ? '[]\n' : '\n]\n';
      return options.format === 'vtt' && count === 0 ? 'WEBVTT\n' : '';
    },
  };
}
