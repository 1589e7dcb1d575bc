import { formatClock, formatTimecode } from '#shared/text/timecode.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { turnsOf } from '../turns.ts';

/**
 * Markdown with front matter, as Obsidian takes it: a paragraph a turn with the speaker in bold, each with an id to link
 * to; nothing that was said can be markup.
 */
export const md: ExportWriter = {
  render(document, { withTimes }) {
    const { name, durationMs, sha256, language, segments, notes } = document;
    const speakers = [...new Set(segments.map(({ speaker }) => oneLine(speaker ?? '')))].filter((one) => one !== '');
    const front = [
      '---',
      `title: ${quoted(name)}`,
      ...(durationMs === null ? [] : [`duration: ${quoted(formatTimecode(durationMs, '.'))}`]),
      ...(language === null ? [] : [`language: ${quoted(language)}`]),
      ...(sha256 === null ? [] : [`sha256: ${quoted(sha256)}`]),
      ...(speakers.length === 0 ? [] : ['speakers:', ...speakers.map((one) => `  - ${quoted(one)}`)]),
      '---',
      '',
    ];
    const turns = turnsOf(segments).map((turn) => {
      const speaker = oneLine(turn.speaker ?? '');
      const named = speaker === '' ? '' : `**${escaped(speaker)}:** `;
      const time = withTimes ? `\\[${formatClock(turn.startMs)}\\] ` : '';
      const text = turn.segments.map((segment) => escaped(oneLine(segment.text))).join(' ');
      return `${time}${named}${time === '' && named === '' ? atStart(text) : text} ^t${turn.startMs}\n`;
    });
    const kept = notes.map(
      ({ startMs, text, tags }) =>
        `- ${formatClock(startMs)} ${[escaped(oneLine(text)), ...tags.map((tag) => `\\#${escaped(oneLine(tag))}`)].join(' ').trim()}\n`,
    );
    return `${front.join('\n')}\n# ${escaped(oneLine(name))}\n\n${turns.join('\n')}${kept.length === 0 ? '' : `\n${kept.join('')}`}`;
  },
};

function quoted(text: string): string {
  return JSON.stringify(oneLine(text));
}

/** What would be markup anywhere in a line. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|~^$&#{}=!:]/g, (sign) => (sign === ':' ? ':' : `\\${sign}`));
}

/** What would be markup at the beginning of a paragraph: lists and lines. */
function atStart(text: string): string {
  return text.replace(/^([-+])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}
