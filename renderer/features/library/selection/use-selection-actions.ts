import { useState } from 'react';
import type { JobChange } from '#shared/contract/recording-choice.ts';
import type { ListedRecording } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { useCollections, useTags } from '#renderer/data/catalogue/use-catalogue.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import { useManyRecordings, type Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useBulk } from '#renderer/state/bulk.ts';
import { askToErase } from '#renderer/state/erase.ts';
import { openExport } from '#renderer/state/ui.ts';
import type { MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { collectionFilter } from '../collections/CollectionsTree.tsx';
import { useCollect } from '../collections/use-collect.ts';

/** From so many recordings on a move to the bin is asked about. */
const minAskedCount = 50;

interface Selected {
  /** Null where nothing is selected. */
  readonly chosen: Chosen | null;
  /** Where it is only one that is loaded. */
  readonly only: ListedRecording | null;
  readonly filter: string;
}

/** What can be done with what is selected, and the dialogs that some of it asks in. */
export function useSelectionActions({ chosen, only, filter }: Selected) {
  const many = useManyRecordings();
  const one = useRecordingActions();
  const isBusy = useBulk((state) => state.text !== null);
  const dialogs = useDialogs();
  const doing = (action: (what: Chosen) => void) => () => {
    if (chosen && !isBusy) action(chosen);
  };
  const removeNow = doing(many.remove);
  const analyse = doing((what) => dialogs.open({ analysing: what }));
  const openExportDialog = doing((what) => dialogs.open({ exporting: what }));
  return {
    isBusy,
    more: useMore(doing, filter, {
      batch: doing((what) => dialogs.open({ batching: what })),
      setMany: doing((what) => dialogs.open({ setting: what })),
      analyse,
    }),
    analyse,
    dialogs: { ...dialogs, removeNow },
    tag: doing((what) => dialogs.open({ tagging: what })),
    collect: doing((what) => dialogs.open({ collecting: what })),
    export: () => {
      const transcriptId = only?.transcriptId ?? null;
      if (only && transcriptId !== null) openExport({ transcriptId, name: only.name });
      else openExportDialog();
    },
    remove: doing((what) => {
      if (what.count === 1 && only) one.remove([only]);
      else if (what.count >= minAskedCount) dialogs.open({ askedCount: what.count });
      else removeNow();
    }),
    restore: doing(many.restore),
    erase: doing(({ recordings }) => askToErase(recordings)),
    toggleTag: useToggleTag(doing),
  };
}

type Doing = (action: (what: Chosen) => void) => () => void;

export interface Dialogs {
  readonly tagging: Chosen | null;
  readonly collecting: Chosen | null;
  readonly exporting: Chosen | null;
  readonly batching: Chosen | null;
  readonly setting: Chosen | null;
  readonly analysing: Chosen | null;
  readonly askedCount: number | null;
}
const none: Dialogs = {
  tagging: null,
  collecting: null,
  exporting: null,
  batching: null,
  setting: null,
  analysing: null,
  askedCount: null,
};

/** One at a time. */
function useDialogs() {
  const [shown, setShown] = useState(none);
  return {
    ...shown,
    open: (dialog: Partial<Dialogs>) => setShown({ ...none, ...dialog }),
    close: () => setShown(none),
  };
}

/** What is done more rarely. */
function useMore(
  doing: Doing,
  filter: string,
  { batch, setMany, analyse }: Readonly<Record<'batch' | 'setMany' | 'analyse', () => void>>,
): readonly MenuEntry[] {
  const { t } = useWords();
  const many = useManyRecordings();
  const collect = useCollect();
  const shown = useCollections().find((some) => collectionFilter(some) === filter.trim());
  const change = (which: JobChange) => doing((what) => many.change(what, which));
  const takeOut = doing((what) => shown && collect.takeOut(what, shown));
  return [
    { label: t.catalogue.setMany, icon: 'edit', onChoose: setMany },
    { label: t.analyses.analyseMany, icon: 'wave', onChoose: analyse },
    { label: t.catalogue.runRules, icon: 'flag', onChoose: doing(many.runRules) },
    { label: t.catalogue.again, icon: 'versions', isAfterGap: true, onChoose: change('again') },
    { label: t.job.retry, icon: 'retry', onChoose: change('retry') },
    { label: t.batch.open, icon: 'clock', onChoose: batch },
    { label: t.job.pause, icon: 'pause', isAfterGap: true, onChoose: change('pause') },
    { label: t.job.resume, icon: 'play', onChoose: change('resume') },
    { label: t.job.cancel, icon: 'close', onChoose: change('cancel') },
    ...(shown?.filter === null
      ? [
          {
            label: t.catalogue.takeOut(shown.name),
            icon: 'collection' as const,
            isAfterGap: true,
            onChoose: takeOut,
          },
        ]
      : []),
  ];
}

/** By a digit; false where no tag has that key. */
function useToggleTag(doing: Doing): (digit: number) => boolean {
  const { t } = useWords();
  const { file } = useFiling();
  const tags = useTags();
  return (digit) => {
    const name = tags.find(({ slot }) => slot === digit)?.name;
    if (name === undefined) return false;
    doing(({ recordings, count }) =>
      file({
        during: t.catalogue.tagging(count),
        call: () => api['tags.toggle']({ recordings, name }),
        after: (done) => (done.isOn ? t.catalogue.tagOn(name, done.count) : t.catalogue.tagOff(name, done.count)),
      }),
    )();
    return true;
  };
}

export type SelectionActions = ReturnType<typeof useSelectionActions>;
