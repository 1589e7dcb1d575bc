import { api } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import { runCommand, type CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { positionMs } from '#renderer/playback/player.ts';
import { announce } from '#renderer/state/ui.ts';
import { dropSelection, useSelection } from '#renderer/state/selection.ts';
import { useEdits } from '../text/edits.ts';
import { placeWords } from '../text/place-words.ts';
import { idsBetween, insertAfter, mergeWith, removeAll } from './segment-actions.ts';
import type { CommandParts } from './command-parts.ts';

/** Split, merge and insert while nothing is being typed; the open editor has its own for some of them. */
export function structureCommands({ report, active, now }: CommandParts): CommandHandlers {
  const merge = (side: 'previous' | 'next') => () => {
    const row = now.current.rowAt(active());
    if (row) void mergeWith(active(), row.id, side, undefined, false).catch(report);
  };
  const split = async () => {
    const row = now.current.rowAt(active());
    if (!row) return;
    const atMs = positionMs();
    const word = placeWords(row).find(({ start, startMs, endMs }) => start > 0 && (startMs + endMs) / 2 >= atMs);
    if (word) await api['segments.split']({ segmentId: row.id, atChar: word.start });
  };
  return {
    'segment-split': () => void split().catch(report),
    'merge-previous': merge('previous'),
    'merge-next': merge('next'),
    'segment-insert': () => {
      const index = useEdits.getState().open?.index ?? active();
      const row = now.current.rowAt(index);
      if (row) void insertAfter(index, row.id).catch(report);
    },
  };
}

/** Delete, and merge what is selected. */
export function selectionStructureCommands({ t, report, active, now }: CommandParts): CommandHandlers {
  const remove = async () => {
    const ids = await selectedIds({ active, now });
    await removeAll(ids);
    dropSelection();
    const undo = () => void runCommand('undo');
    notify({ text: t.editing.removed(ids.length), action: { label: t.editing.undo, onClick: undo } });
  };
  const mergeSelected = async () => {
    const [first, ...rest] = await selectedIds({ active, now });
    if (first === undefined || rest.length === 0) return;
    const { first: index } = selectedRange({ active, now });
    for (const _ of rest) await mergeWith(index, first, 'next', undefined, false);
    dropSelection();
    announce(t.editing.merged(rest.length + 1));
  };
  return {
    'merge-selected': () => void mergeSelected().catch(report),
    'segment-remove': () => void remove().catch(report),
  };
}

/** Of the selection, or of the open or active segment. */
export async function selectedIds({ active, now }: Pick<CommandParts, 'active' | 'now'>): Promise<readonly number[]> {
  const { open } = useEdits.getState();
  const { transcriptId, rowAt } = now.current;
  const { first, last } = selectedRange({ active, now });
  if (useSelection.getState().range !== null) return await idsBetween(transcriptId, first, last);
  const id = open?.segmentId ?? rowAt(active())?.id;
  return id === undefined ? await idsBetween(transcriptId, first, last) : [id];
}

/** Indexes of what `selectedIds` gives. */
export function selectedRange({ active }: Pick<CommandParts, 'active' | 'now'>): {
  readonly first: number;
  readonly last: number;
} {
  const { range } = useSelection.getState();
  if (range !== null) {
    return { first: Math.min(range.anchor, range.focus), last: Math.max(range.anchor, range.focus) };
  }
  const index = useEdits.getState().open?.index ?? active();
  return { first: index, last: index };
}
