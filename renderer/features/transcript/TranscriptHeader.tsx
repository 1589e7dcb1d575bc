import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import type { Recording } from '#shared/recording.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { JobState } from '#renderer/widgets/JobState.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import { goBack } from '#renderer/state/route.ts';
import { toggleSidePanel, useSidePanel, type SidePanelName } from '#renderer/state/side-panel.ts';
import { openExport } from '#renderer/state/ui.ts';
import styles from './TranscriptHeader.module.css';

const sideIcons = { review: 'review', notes: 'note', speakers: 'speakers', history: 'history' } as const;
const sides = ['review', 'notes', 'speakers', 'history'] as const satisfies readonly SidePanelName[];

interface Props {
  readonly recording: Recording;
  readonly total: number;
  /** Which version is shown; the app puts it here. */
  readonly versions: ReactNode;
}

export function TranscriptHeader({ recording, total, versions }: Props) {
  const { t, format } = useWords();
  const shown = useSidePanel((state) => state.shown);
  const state = useJob(recording.id)?.state ?? recording.state;
  const { name, transcriptId } = recording;
  const facts = [
    format.clock(recording.durationMs),
    recording.language ? format.languageName(recording.language) : null,
    total > 0 ? t.transcript.segmentCount(total) : null,
    format.date(recording.addedAtMs),
  ].filter((fact) => fact !== null);
  return (
    <header className={styles.header}>
      <title>{`${name} – Stenogram`}</title>
      <IconButton icon="chevronLeft" label={t.common.back} onClick={goBack} />
      <div className={styles.titles}>
        <h1 className={styles.title} dir="auto" title={recording.path}>
          {name}
        </h1>
        <p className={styles.facts}>{facts.join(' · ')}</p>
      </div>
      {state === 'done' ? null : (
        <div className={styles.state}>
          <JobState recording={recording} />
        </div>
      )}
      <div className={styles.versions}>{versions}</div>
      <div className={styles.tools}>
        {sides.map((name) => (
          <IconButton
            key={name}
            icon={sideIcons[name]}
            label={t[name].title}
            aria-pressed={shown === name}
            onClick={() => toggleSidePanel(name)}
          />
        ))}
        <Button
          icon="export"
          disabled={transcriptId === null || total === 0}
          onClick={() => transcriptId !== null && openExport({ transcriptId, name })}
        >
          {t.transcript.export}
        </Button>
      </div>
      <div className={styles.more}>
        <Menu.Root>
          <Menu.Trigger render={<IconButton icon="more" label={t.transcript.tools} />} />
          <MenuItems
            align="end"
            entries={[
              ...sides.map((name) => ({
                label: t[name].title,
                icon: sideIcons[name],
                onChoose: () => toggleSidePanel(name),
              })),
              ...(transcriptId === null || total === 0
                ? []
                : [
                    {
                      label: t.transcript.export,
                      icon: 'export' as const,
                      isAfterGap: true,
                      onChoose: () => openExport({ transcriptId, name }),
                    },
                  ]),
            ]}
          />
        </Menu.Root>
      </div>
    </header>
  );
}
