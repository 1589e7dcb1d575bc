import { formatTimecode } from '#shared/text/timecode.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { stampOf, tenthsStampOf } from '../stamps.ts';
import { turnsOf, type Turn } from '../turns.ts';

const layouts: Readonly<Record<string, (turn: Turn, text: string, name: string) => string>> = {
  // An empty line between paragraphs, the stamp first: read by all of them, and by MAXQDA with the names as codes.
  maxqda: (turn, text, name) => `#${tenthsStampOf(turn.startMs, '-')}# ${name}${text}\n\n`,
  // No space after the bracket.
  atlas: (turn, text, name) => `[${stampOf(turn.startMs)}]${name}${text}\n\n`,
  // The same number of tabs in every line, tenths of a second.
  nvivo: (turn, text, name) =>
    `${tenthsStampOf(turn.startMs, '.')} - ${tenthsStampOf(turn.endMs, '.')}\t${name.replace(/: $/, '')}\t${text}\n`,
  // The stamp at the end.
  f4: (turn, text, name) => `${name}${text} #${tenthsStampOf(turn.endMs, '-')}#\n`,
  qualcoder: (turn, text, name) => `#${formatTimecode(turn.startMs, '.')}# ${name}${text}\n\n`,
};

/** Text with times as programs for qualitative research take it: MAXQDA, ATLAS.ti, NVivo, f4 or QualCoder. */
export const research: ExportWriter = {
  render({ segments }, { variant }) {
    const layout = layouts[variant ?? 'maxqda'] ?? layouts['maxqda'];
    const paragraphs = turnsOf(segments).map((turn) => {
      const speaker = oneLine(turn.speaker ?? '').replaceAll(':', ';');
      const text = turn.segments.map((segment) => oneLine(segment.text)).join(' ');
      return layout?.(turn, withoutStamps(text), speaker === '' ? '' : `${speaker}: `) ?? '';
    });
    const header = variant === 'nvivo' ? 'Timespan\tSpeaker\tContent\n' : '';
    return `${header}${paragraphs.join('').trimEnd()}\n`;
  },
};

/** What was said and looks like a stamp is not to be taken for one. */
function withoutStamps(text: string): string {
  return text.replaceAll(/[#[{](?=\d{1,2}[:.]\d{2})/g, '(');
}
