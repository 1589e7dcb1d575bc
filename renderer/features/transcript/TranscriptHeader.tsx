import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import type { Recording } from '#shared/recording.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { JobState } from '#renderer/widgets/JobState.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import { useLive } from '#renderer/state/live.ts';
import { goBack } from '#renderer/state/route.ts';
import { RecordingChips } from './chips/RecordingChips.tsx';
import { ExportCommands } from './export/ExportCommands.tsx';
import { ModeSwitch } from './modes/ModeSwitch.tsx';
import { RecordingName } from './RecordingName.tsx';
import { PanelTabs } from './panel/PanelTabs.tsx';
import styles from './TranscriptHeader.module.css';

interface Props {
  readonly recording: Recording;
  readonly total: number;
  /** Which version is shown; the app puts it here. */
  readonly versions: ReactNode;
}

/** The name first, then what there is to know, then what the text is opened for and the tabs beside it. */
export function TranscriptHeader({ recording, total, versions }: Props) {
  const { t, format } = useWords();
  const state = useJob(recording.id)?.state ?? recording.state;
  // The bar above shows a recording that is being made.
  const isLive = useLive(({ live }) => live?.recordingId === recording.id);
  const { name, transcriptId } = recording;
  const speakerCount = useSpeakers(transcriptId ?? 0).length;
  const facts = [
    format.clock(recording.durationMs),
    recording.language ? format.languageName(recording.language) : null,
    speakerCount > 1 ? t.transcript.speakerCount(speakerCount) : null,
    total > 0 ? t.transcript.segmentCount(total) : null,
    format.date(recording.addedAtMs),
  ].filter((fact) => fact !== null);
  return (
    <header className={styles.header}>
      {transcriptId !== null && total > 0 ? <ExportCommands transcriptId={transcriptId} /> : null}
      <title>{`${name} – Stenogram`}</title>
      <div className={styles.top}>
        <IconButton icon="chevronLeft" label={t.common.back} onClick={goBack} />
        <RecordingName key={recording.id} recording={recording} />
        {state === 'done' || isLive ? null : (
          <div className={styles.state}>
            <JobState recording={recording} />
          </div>
        )}
        <div className={styles.versions}>{versions}</div>
        <Give isReady={transcriptId !== null && total > 0} />
      </div>
      <div className={styles.about}>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        <RecordingChips recording={recording} />
      </div>
      <div className={styles.work}>
        <ModeSwitch />
        <IconButton icon="search" size="s" label={t.transcript.findHere} onClick={() => void runCommand('find')} />
        <PanelTabs />
      </div>
    </header>
  );
}

/** What leaves the app: a button, and in a small window a menu. */
function Give({ isReady }: { readonly isReady: boolean }) {
  const { t } = useWords();
  const openExport = () => void runCommand('export');
  return (
    <>
      <Button icon="export" className={styles.export} disabled={!isReady} onClick={openExport}>
        {t.transcript.export}
      </Button>
      <div className={styles.more}>
        <Menu.Root>
          <Menu.Trigger render={<IconButton icon="more" label={t.transcript.tools} />} />
          <MenuItems
            align="end"
            entries={isReady ? [{ label: t.transcript.export, icon: 'export' as const, onChoose: openExport }] : []}
          />
        </Menu.Root>
      </div>
    </>
  );
}
