import type { Segment } from '#shared/segment.ts';
import { formatClock } from '#shared/text/timecode.ts';

type CopiedRow = Pick<Segment, 'startMs' | 'speaker' | 'text'>;

/** A line for each segment, as `[0:15] Daniel Cooper: …`; the time only where it is wanted, the speaker where there is one. */
export function copiedText(rows: readonly CopiedRow[], { withTimes }: { readonly withTimes: boolean }): string {
  return rows
    .map(({ startMs, speaker, text }) => {
      const time = withTimes ? `[${formatClock(startMs)}] ` : '';
      return `${time}${speaker === null ? '' : `${speaker}: `}${text}`;
    })
    .join('\n');
}

/** What is dragged over of the text in a list of segments: the words alone, a line for each segment; null elsewhere. */
export function draggedText(selection: Selection | null): string | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const ancestor = range.commonAncestorContainer;
  const around = ancestor instanceof Element ? ancestor : ancestor.parentElement;
  const list = around?.closest('[data-segments]');
  if (!list) return null;
  const texts = [...list.querySelectorAll('[data-segment-text]')].filter((text) => range.intersectsNode(text));
  const lines = texts.map((text) => {
    const part = document.createRange();
    part.selectNodeContents(text);
    if (text.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (text.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    return part.toString().trim();
  });
  return lines.filter((line) => line !== '').join('\n');
}

/** Signs that Markdown would take for its own. */
const markdownSigns = /[\\`*_{}[\]<>#|~]/g;

/** A paragraph for each segment, its speaker in bold. */
export function copiedMarkdown(rows: readonly CopiedRow[]): string {
  const plain = (text: string) => text.replaceAll(markdownSigns, (sign) => `\\${sign}`);
  return rows
    .map(({ startMs, speaker, text }) => {
      const who = speaker === null ? '' : `**${plain(speaker)}:** `;
      return `\\[${formatClock(startMs)}\\] ${who}${plain(text)}`;
    })
    .join('\n\n');
}

/** The same as formatted text, for programs that write letters. */
export function copiedHtml(rows: readonly CopiedRow[], { withTimes }: { readonly withTimes: boolean }): string {
  const paragraphs = rows.map(({ startMs, speaker, text }) => {
    const time = withTimes ? `[${formatClock(startMs)}] ` : '';
    const who = speaker === null ? '' : `<strong>${escaped(speaker)}:</strong> `;
    return `<p dir="auto">${time}${who}${escaped(text)}</p>`;
  });
  return paragraphs.join('');
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
