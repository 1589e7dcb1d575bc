import { AnalyseDialog } from './analyse/AnalyseDialog.tsx';
import { CollectDialog } from './collections/CollectDialog.tsx';
import { SetManyDialog } from './fields/SetManyDialog.tsx';
import { ExportManyDialog } from './export/ExportManyDialog.tsx';
import { FieldsDialog } from './fields/FieldsDialog.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { RemoveManyDialog } from './selection/RemoveManyDialog.tsx';
import { TagsDialog } from './tags/TagsDialog.tsx';
import { BatchDialog } from './sources/BatchDialog.tsx';
import type { useSelectionActions } from './selection/use-selection-actions.ts';

/** What asks about a selection; closed at first. */
export function LibraryDialogs({ dialogs }: Pick<ReturnType<typeof useSelectionActions>, 'dialogs'>) {
  const { tagging, collecting, exporting, setting, analysing, batching, askedCount, removeNow, close } = dialogs;
  return (
    <>
      <TagsDialog chosen={tagging} onClose={close} />
      <CollectDialog chosen={collecting} onClose={close} />
      <AnalyseDialog chosen={analysing} onClose={close} />
      <SetManyDialog chosen={setting} onClose={close} />
      <ExportManyDialog chosen={exporting} onClose={close} />
      <BatchDialog chosen={batching} onClose={close} />
      <RemoveManyDialog count={askedCount} onRemove={removeNow} onClose={close} />
    </>
  );
}

/** What the whole list may open. */
export function PageDialogs({ isBin }: { readonly isBin: boolean }) {
  return (
    <>
      {isBin ? <EraseDialog /> : null}
      <FieldsDialog />
    </>
  );
}
