import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Recording } from '#shared/recording.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { usePages, useTotal, type PagedRows } from '#renderer/data/use-pages.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { announce } from '#renderer/state/ui.ts';
import { moveInRow } from '#renderer/ui/list/move-in-row.ts';
import { useVirtualRows, type VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { nextSource, useQueueControls } from './use-queue.ts';

interface QueueCursor {
  readonly total: number;
  readonly virtual: VirtualRows;
  readonly rows: PagedRows<Recording>;
  readonly cursor: number;
  readonly point: (index: number) => void;
  /** `to`: before which row of the present order. */
  readonly moveTo: (recordingId: number, to: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The row of the queue that keys act on, and what they do. `count`: how many there are until the list itself is known. */
export function useQueueCursor(scrollRef: RefObject<HTMLElement | null>, count: number, rowPx: number): QueueCursor {
  const { t } = useWords();
  const total = useTotal(nextSource) ?? count;
  const [pointed, setPointed] = useState(0);
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: rowPx });
  const cursor = Math.min(pointed, Math.max(0, total - 1));
  const rows = usePages(nextSource, Math.min(cursor, virtual.first), Math.max(cursor + 1, virtual.last));
  const { move } = useQueueControls();
  const { cancel } = useRecordingActions();
  const point = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setPointed(next);
    virtual.scrollTo(next, 'auto');
  };
  const moveTo = (recordingId: number, to: number) => {
    // By its number and not its row: the queue may have advanced meanwhile.
    const from = [cursor, ...virtual.rows.map(({ index }) => index)].find(
      (index) => rows.rowAt(index)?.id === recordingId,
    );
    const moved = from === undefined ? undefined : rows.rowAt(from);
    if (from === undefined || moved === undefined) return;
    const target = Math.max(0, Math.min(total, to));
    if (target === from || target === from + 1) return;
    const before = target >= total ? null : rows.rowAt(target);
    if (before === undefined) return;
    move(moved.id, before?.id ?? null);
    const place = target > from ? target - 1 : target;
    point(place);
    announce(t.activity.movedTo(moved.name, place + 1));
  };
  /** Nothing is done out of sight: a key first brings back the row that it would act on. */
  const withRow = (act: (recording: Recording) => void) => () => {
    const recording = rows.rowAt(cursor);
    if (!virtual.isSeen(cursor)) virtual.scrollTo(cursor, 'auto');
    else if (recording) act(recording);
  };
  useQueueCommands({
    'queue-earlier': withRow(({ id }) => moveTo(id, cursor - 1)),
    'queue-later': withRow(({ id }) => moveTo(id, cursor + 2)),
    'queue-first': withRow(({ id }) => moveTo(id, 0)),
    'queue-last': withRow(({ id }) => moveTo(id, total)),
  });
  const onKeyDown = keysOf(cursor, walkKeys(point, cursor, total), {
    Enter: withRow(({ id }) => openTranscript(id)),
    Delete: withRow(({ id }) => cancel(id)),
  });
  return { total, virtual, rows, cursor, point, moveTo, onKeyDown };
}

type KeyActions = Readonly<Record<string, () => void>>;

/** Left and right go through the buttons of the row at the cursor; up and down lead from them to another row, Escape to the list. */
function moveToButton(event: KeyboardEvent<HTMLElement>, cursor: number, walk: KeyActions): boolean {
  const { key, currentTarget: list, target } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    if (!moveInRow(document.getElementById(`next-${cursor}`), list, key === 'ArrowRight' ? 1 : -1)) return false;
  } else {
    if (target === list || !(key === 'Escape' || key === 'ArrowDown' || key === 'ArrowUp')) return false;
    list.focus();
    walk[key]?.();
  }
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function walkKeys(point: (index: number) => void, cursor: number, total: number): KeyActions {
  return {
    ArrowDown: () => point(cursor + 1),
    ArrowUp: () => point(cursor - 1),
    PageDown: () => point(cursor + 10),
    PageUp: () => point(cursor - 10),
    Home: () => point(0),
    End: () => point(total - 1),
  };
}

/** Keys of the list itself, and those between it and the buttons in it. */
function keysOf(cursor: number, walk: KeyActions, others: KeyActions) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (moveToButton(event, cursor, walk)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const action = walk[event.key] ?? others[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

const names = ['queue-earlier', 'queue-later', 'queue-first', 'queue-last'] as const;

/** Registered once; what they do is always the newest. */
function useQueueCommands(actions: Record<(typeof names)[number], () => void>): void {
  const current = useRef(actions);
  useLayoutEffect(() => {
    current.current = actions;
  });
  useEffect(() => registerCommands(Object.fromEntries(names.map((name) => [name, () => current.current[name]()]))), []);
}
