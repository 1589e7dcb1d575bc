import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AppFailure } from '#shared/failure.ts';
import type { Backup } from '#shared/maintenance/library-health.ts';
import { recordingStates } from '#shared/recording.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { BulkProgress } from '#renderer/widgets/BulkProgress.tsx';
import { ConfirmModal } from '#renderer/widgets/dialogs/ConfirmModal.tsx';
import { CommandKey } from '#renderer/widgets/CommandKey.tsx';
import { DemoNotice } from '#renderer/widgets/DemoNotice.tsx';
import { FolderField } from '#renderer/widgets/evidence/FolderField.tsx';
import { MadeEvidence } from '#renderer/widgets/evidence/MadeEvidence.tsx';
import { MarginField } from '#renderer/widgets/evidence/MarginField.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { JobControls } from '#renderer/widgets/JobControls.tsx';
import { JobState } from '#renderer/widgets/JobState.tsx';
import { KeyCaps } from '#renderer/widgets/KeyCaps.tsx';
import { UsedModels } from '#renderer/widgets/models/UsedModels.tsx';
import { VocabularyEditor } from '#renderer/widgets/vocabulary/VocabularyEditor.tsx';
import { QueryChips } from '#renderer/widgets/QueryChips.tsx';
import { RecordingNotes } from '#renderer/widgets/RecordingNotes.tsx';
import { OtherReadings } from '#renderer/widgets/review/OtherReadings.tsx';
import { RestoreDialog } from '#renderer/widgets/dialogs/RestoreDialog.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { SidebarItem } from '#renderer/widgets/SidebarItem.tsx';
import { SoundNote } from '#renderer/widgets/SoundNote.tsx';
import { SpeakerMark } from '#renderer/widgets/SpeakerMark.tsx';
import { TableFormats } from '#renderer/widgets/TableFormats.tsx';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useBulk } from '#renderer/state/bulk.ts';
import { VoiceSearch } from '#renderer/widgets/voices/VoiceSearch.tsx';
import { Example } from './Example.tsx';
import styles from './Gallery.module.css';
import { backup, poorRecordings, recording, usedModels } from './sample.ts';

const nothing = () => {};

/** Widgets that know recordings, models and speakers. */
export function AppWidgets() {
  return (
    <>
      <Example of="widgets/JobState">
        {recordingStates.map((state) => (
          <div key={state} className={styles.wide}>
            <JobState recording={{ ...recording, state, progress: state === 'running' ? recording.progress : null }} />
          </div>
        ))}
      </Example>
      <Example of="widgets/JobControls">
        {recordingStates.map((state) => (
          <JobControls key={state} recording={recording} state={state} />
        ))}
      </Example>
      <Example of="widgets/SoundNote">
        {poorRecordings.map((poor) => (
          <div key={poor.id} className={styles.wide}>
            <SoundNote recording={poor} />
          </div>
        ))}
      </Example>
      <Example of="widgets/SpeakerMark">
        {Array.from({ length: 8 }, (_, place) => (
          <SpeakerMark key={place} name={`Speaker ${place + 1}`} place={place} />
        ))}
      </Example>
      <Example of="widgets/SidebarItem">
        <div className={styles.wide}>
          <SidebarItem icon="library" label="Library" isCurrent badge={<span>3,000</span>} onOpen={nothing} />
          <SidebarItem level={1} label="Unfinished" isCurrent={false} onOpen={nothing} />
        </div>
      </Example>
      <Example of="widgets/TableFormats">
        <TableFormats onChoose={() => undefined} />
      </Example>
      <Example of="widgets/KeyCaps">
        <KeyCaps keys={['Ctrl', 'Shift', 'F']} />
      </Example>
      <Example of="widgets/CommandKey">
        <CommandKey of="palette" />
      </Example>
      <Example of="widgets/RecordingNotes">
        <div className={styles.wide}>
          <RecordingNotes recording={recording} />
        </div>
      </Example>
      <Example of="widgets/QueryChips">
        <QueryChips text="refund state:done -tag:urgent" notes={[]} onChange={nothing} />
      </Example>
      <Example of="widgets/FailureNotice">
        <div className={styles.wide}>
          <FailureNotice error={new AppFailure('disk-full', { neededMb: 120 })} onRetry={nothing} />
        </div>
      </Example>
      <Example of="widgets/DemoNotice">
        <div className={styles.wide}>
          <DemoNotice onHide={nothing} />
        </div>
      </Example>
      <Confirming />
      <Restore />
      <Voices />
      <Bulk />
      <Evidence />
      <Example of="widgets/UsedModels">
        <UsedModels usedModels={usedModels} />
      </Example>
      <Readings />
      <Example of="widgets/VocabularyEditor">
        <div className={styles.wide}>
          <VocabularyEditor place={{ collectionId: null, recordingId: null }} />
        </div>
      </Example>
      <Example of="widgets/SidePanel">
        <div className={styles.panel}>
          <SidePanel title="A side panel">
            <p>What stands beside the text.</p>
          </SidePanel>
        </div>
      </Example>
    </>
  );
}

function Bulk() {
  const show = () =>
    useBulk.setState(({ text }) => ({
      text: text === null ? 'Moving 3,000 recordings…' : null,
      progress: { doneCount: 1200, totalCount: 3000 },
    }));
  return (
    <Example of="widgets/BulkProgress">
      <Button onClick={show}>Show progress of many</Button>
      <BulkProgress />
    </Example>
  );
}

function Evidence() {
  const [folder, setFolder] = useState('/home/anna/evidence');
  const [seconds, setSeconds] = useState(10);
  return (
    <Example of="widgets/evidence">
      <div className={styles.wide}>
        <FolderField folder={folder} onChange={setFolder} />
        <MarginField seconds={seconds} onChange={setSeconds} />
        <MadeEvidence bundles={[{ folder, fileCount: 9, sizeBytes: 1_200_000, seal: '9f86d081884c7d65…' }]} />
      </div>
    </Example>
  );
}

function Voices() {
  const [isShown, setShown] = useState(false);
  return (
    <Example of="widgets/voices">
      <Button onClick={() => setShown(true)}>Where else does Anna speak</Button>
      <VoiceSearch isOpen={isShown} name="Anna" voice={{ voiceId: 1 }} onClose={() => setShown(false)} />
    </Example>
  );
}

function Restore() {
  const [shown, setShown] = useState<Backup | null>(null);
  return (
    <Example of="widgets/dialogs/RestoreDialog">
      <Button onClick={() => setShown(backup)}>Ask before restoring</Button>
      <RestoreDialog backup={shown} onClose={() => setShown(null)} />
    </Example>
  );
}

function Confirming() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Example of="widgets/dialogs/ConfirmModal">
      <Button onClick={() => setOpen(true)}>Ask before removing</Button>
      <ConfirmModal
        isOpen={isOpen}
        title="Remove the list?"
        action="Remove"
        onClose={() => setOpen(false)}
        onConfirm={async () => setOpen(false)}
      >
        <p>Its findings go with it.</p>
      </ConfirmModal>
    </Example>
  );
}

function Readings() {
  const client = useQueryClient();
  client.setQueryData(queryKeys.otherReadings(1), [
    { transcriptId: 1, modelId: 'gigaam-v3-e2e-rnnt', text: 'coal skiing' },
    { transcriptId: 2, modelId: 'demo', text: '' },
  ]);
  return (
    <Example of="widgets/OtherReadings">
      <OtherReadings placeId={1} onTake={nothing} />
    </Example>
  );
}
