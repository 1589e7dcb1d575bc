import { useLayoutEffect } from 'react';
import type { Segment } from '#shared/segment.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { closeEdit, noteOpening, openingOf, saveEdit, useEdits } from '../text/edits.ts';
import { mergeWith, removeAll, splitAt } from '../commands/segment-actions.ts';

interface Row {
  readonly segment: Segment;
  readonly index: number;
  readonly onLeave: () => void;
}

/** What the field of a segment does with its text. */
export function useRowEditing({ segment, index, onLeave }: Row) {
  const report = useReport();
  const { id } = segment;
  const edit = useEdits((state) => state.byId.get(id));
  const open = useEdits((state) => (state.open?.segmentId === id ? state.open : null));
  const text = edit?.text ?? segment.text;
  const session = open?.session;
  // Not kept in the row: that is of whichever segment stands there, and this one may come to another.
  useLayoutEffect(() => {
    if (session !== undefined) noteOpening({ session, segmentId: id, text, shown: segment.text });
  }, [session, id, text, segment.text]);
  const keep = (draft: string) => {
    const clean = cleaned(draft);
    if (clean !== '' && (clean !== text || edit?.state === 'failed')) {
      void saveEdit(id, clean, { session, shown: openingOf(id)?.shown ?? segment.text });
    }
  };
  const leave = (finalText: string) => {
    keep(finalText);
    closeEdit(id);
    // One that was added and left empty is none.
    if (cleaned(finalText) === '' && segment.text === '') void removeAll([id]).catch(report);
    onLeave();
  };
  const saved = async (work: Promise<void>) => {
    try {
      await work;
    } catch (error) {
      report(error);
      throw error;
    }
  };
  return {
    edit,
    open,
    text,
    field: {
      onDraft: keep,
      onSave: leave,
      onCancel: () => leave(openingOf(id)?.text ?? text),
      onSplit: (draft: string, caret: number) => saved(splitAt(index, id, caret, draft)),
      onMerge: (draft: string, side: 'previous' | 'next') => saved(mergeWith(index, id, side, cleaned(draft), true)),
    },
  };
}

function cleaned(draft: string): string {
  return draft.replaceAll(/\s+/g, ' ').trim();
}
