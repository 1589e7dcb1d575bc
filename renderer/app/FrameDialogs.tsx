import { ImportDialog } from '#renderer/features/transcript/import/ImportDialog.tsx';
import { ExportDialog } from '#renderer/features/transcript/export/ExportDialog.tsx';
import { RefusedDialog } from '#renderer/features/library/import/RefusedDialog.tsx';
import { SourcesDialog } from '#renderer/features/library/sources/SourcesDialog.tsx';
import { CollectionDialog } from '#renderer/features/library/collections/CollectionDialog.tsx';
import { RecordDialog } from '#renderer/features/live/RecordDialog.tsx';
import { RunAgainDialog } from '#renderer/features/transcript/versions/RunAgainDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';

/** What opens over any page; closed at first. */
export function FrameDialogs() {
  return (
    <>
      <ExportDialog />
      <ImportDialog />
      <RunAgainDialog />
      <RefusedDialog />
      <CollectionDialog />
      <SourcesDialog />
      <RecordDialog />
      <HelpDialog />
    </>
  );
}
