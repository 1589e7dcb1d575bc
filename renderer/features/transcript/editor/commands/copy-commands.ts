import type { Segment } from '#shared/segment.ts';
import { api, host } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { useRoute } from '#renderer/state/route.ts';
import { whenSeen } from '#renderer/state/cursor-view.ts';
import { copiedHtml, copiedMarkdown, copiedText, draggedText } from './copied-text.ts';
import { linkTo } from './link-to.ts';
import type { CommandParts } from './command-parts.ts';
import { selectedRange } from './structure-commands.ts';

const rowsAtOnce = 200;

interface Copied {
  readonly text: string;
  readonly html?: string;
}

/** The selected segments, or the current one, to the clipboard; text that was dragged over goes before them. */
export function copyCommands({ t, report, active, now }: CommandParts): CommandHandlers {
  const copy = async (contentOf: (rows: readonly Segment[]) => Copied) => {
    const { transcriptId } = now.current;
    const { first, last } = selectedRange({ active, now });
    const rows = await rowsBetween(transcriptId, first, last);
    await host.shell('clipboard.writeText', contentOf(rows));
    notify({ text: t.editing.copied(rows.length), about: 'copied' });
  };
  const copyAs = (contentOf: (rows: readonly Segment[]) => Copied) =>
    whenSeen(() => void copy(contentOf).catch(report));
  const copySegments = (withTimes: boolean) => copyAs((rows) => ({ text: copiedText(rows, { withTimes }) }));
  const copyLink = async () => {
    const row = now.current.rowAt(active());
    const { route } = useRoute.getState();
    if (!row || route.view !== 'transcript') return;
    await host.shell('clipboard.writeText', { text: linkTo(route.recordingId, row.startMs) });
    notify({ text: t.editing.linkCopied, about: 'copied' });
  };
  return {
    'copy-segments': () => {
      // What is dragged over, here or in a panel, is copied as everywhere: see `cleanCopies`.
      if (getSelection()?.isCollapsed === false) document.execCommand('copy');
      else copySegments(true)();
    },
    'copy-text': copySegments(false),
    'copy-rich': copyAs((rows) => ({
      text: copiedText(rows, { withTimes: true }),
      html: copiedHtml(rows, { withTimes: true }),
    })),
    'copy-markdown': copyAs((rows) => ({ text: copiedMarkdown(rows) })),
    'copy-link': whenSeen(() => void copyLink().catch(report), 'cursor'),
  };
}

/** Text that is dragged over and copied comes without times, names and buttons, however it is copied. */
export function cleanCopies(): () => void {
  const onCopy = (event: ClipboardEvent) => {
    const text = draggedText(getSelection());
    if (text === null || event.clipboardData === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  return () => document.removeEventListener('copy', onCopy);
}

async function rowsBetween(transcriptId: number, first: number, last: number): Promise<readonly Segment[]> {
  const found: Segment[] = [];
  while (first + found.length <= last) {
    const offset = first + found.length;
    const limit = Math.min(rowsAtOnce, last - offset + 1);
    const { rows } = await api['segments.list']({ transcriptId, offset, limit });
    if (rows.length === 0) break;
    found.push(...rows);
  }
  return found;
}
