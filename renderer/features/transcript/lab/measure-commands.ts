import { api } from '#renderer/api/api.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import type { CommandParts } from '../editor/commands/command-parts.ts';
import { selectedIds, selectedRange } from '../editor/commands/structure-commands.ts';
import { useMeasureDialog } from './measure-dialog.ts';

/** Asks what the selected passages, or the one under the cursor, are to the quality lab. */
export function measureCommands({ report, active, now }: CommandParts): CommandHandlers {
  const open = async () => {
    const { transcriptId } = now.current;
    const segmentIds = await selectedIds({ active, now });
    const range = selectedRange({ active, now });
    const at = async (offset: number) => (await api['segments.list']({ transcriptId, offset, limit: 1 })).rows[0];
    const [first, last] = [await at(range.first), await at(range.last)];
    if (first === undefined || last === undefined || segmentIds.length === 0) return;
    const span = { low: first.startMs, high: last.endMs };
    useMeasureDialog.setState({ chosen: { transcriptId, segmentIds, span, text: first.text } });
  };
  return { measure: () => void open().catch(report) };
}
