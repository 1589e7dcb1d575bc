import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useStable } from '#renderer/ui/hooks/use-stable.ts';
import type { WatchListWithTerms } from '#shared/watch.ts';
import { createListSaver, type Draft, type Overtaken, type SaveResult } from './list-saver.ts';

/** Typing that pauses for so long is saved. */
const pauseMs = 800;

interface Options {
  /** Null until a new list was saved for the first time. */
  readonly listId: number | null;
  /** As it was saved last; undefined for a new list. */
  readonly saved: WatchListWithTerms | undefined;
  readonly draft: Draft;
  /** A list with words and no name yet. */
  readonly untitled: string;
  readonly onBorn: (listId: number) => void;
  /** Another window changed the list: its version is to be merged into the draft. */
  readonly onOvertaken: (overtaken: Overtaken) => void;
}

/** Keeps a list saved while it is edited: when typing pauses, when a field is left, and when the page is. */
export function useAutosave({ listId, saved, draft, untitled, onBorn, onOvertaken }: Options) {
  const client = useQueryClient();
  const report = useReport();
  const [saver] = useState(() => createListSaver(listId, saved, untitled));
  const [last, setLast] = useState<SaveResult>(null);
  const isLeft = useRef(false);
  const saveDraft = async () => {
    const result = await saver.save(draft);
    if (result === null) return;
    if (!isLeft.current) setLast(result);
    if ('failure' in result) {
      if (isLeft.current) report(result.failure);
      return;
    }
    void client.invalidateQueries({ queryKey: queryKeys.watchLists });
    void client.invalidateQueries({ queryKey: queryKeys.watchList(result.listId), refetchType: 'none' });
    takeIn(result.overtaken);
    if (result.wasBorn && !isLeft.current) onBorn(result.listId);
  };
  // What was typed while the library answered is merged too.
  const takeIn = useStable((overtaken: Overtaken | null) => {
    if (overtaken !== null && !isLeft.current) onOvertaken(overtaken);
  });
  useEffect(() => {
    if (saved) void saver.takeOver(saved).then(takeIn);
  }, [saved, saver, takeIn]);
  const save = useStable(() => void saveDraft());
  useEffect(() => {
    if (saver.isSaved(draft)) return undefined;
    const timer = setTimeout(save, pauseMs);
    return () => clearTimeout(timer);
  }, [saver, save, draft]);
  useEffect(() => {
    isLeft.current = false;
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      isLeft.current = true;
      save();
    };
  }, [save]);
  const failure = last !== null && 'failure' in last ? last.failure : null;
  const saveAsNew = () => {
    saver.forget();
    save();
  };
  return { failure, isSaved: saver.isSaved(draft), saveNow: save, saveAsNew };
}
