import { isDemoId } from '#shared/model.ts';
import type { ReactNode } from 'react';
import type { Recording } from '#shared/recording.ts';
import { host } from '#renderer/api/api.ts';
import { useChangeSettings, useSettings } from '#renderer/data/library/use-settings.ts';
import { useTotal } from '#renderer/data/use-pages.ts';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import { useVersionNames, useVersions } from '#renderer/data/transcripts/use-versions.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { DemoNotice } from '#renderer/widgets/DemoNotice.tsx';
import { RecordingNotes } from '#renderer/widgets/RecordingNotes.tsx';
import { areWorthSaying, UsedModels } from '#renderer/widgets/models/UsedModels.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './InfoPanel.module.css';
import { RecordingTerms } from './RecordingTerms.tsx';

/** Where a recording comes from, what its text was made with, and what a person should know of it. */
export function InfoPanel({ recording }: { readonly recording: Recording }) {
  const { t, format } = useWords();
  const report = useReport();
  const names = useVersionNames();
  const version = useVersions(recording.id)?.find(({ isCurrent }) => isCurrent);
  const { path, name, transcriptId, language, addedAtMs, durationMs, warnings, failure, removedAtMs } = recording;
  const total = useTotal({ ...segmentsSource(transcriptId ?? 0), isEnabled: transcriptId !== null }) ?? 0;
  const speakerCount = useSpeakers(transcriptId ?? 0).length;
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const change = useChangeSettings();
  const isDemoKnown = useSettings()?.isDemoNoteHidden ?? true;
  const isDemo =
    !isDemoKnown && (warnings.some((warning) => warning.kind === 'demo-model') || isDemoId(recording.modelId));
  const isNoted = isDemo || failure !== null || warnings.length > 0 || removedAtMs !== null;
  return (
    <SidePanel title={t.panels.names.info}>
      <div className={styles.body}>
        {isNoted ? (
          <section className={styles.things} aria-label={t.info.things}>
            {removedAtMs === null ? null : <p>{t.transcript.removedNote}</p>}
            <RecordingNotes recording={recording} />
            {isDemo ? <DemoNotice onHide={() => change.mutate({ isDemoNoteHidden: true })} /> : null}
          </section>
        ) : null}
        <dl className={styles.facts}>
          <Fact label={t.info.file}>
            <bdi>{at < 0 ? name : path.slice(at + 1)}</bdi>
          </Fact>
          {at > 0 ? (
            <Fact label={t.info.folder}>
              <bdi>{path.slice(0, at)}</bdi>
            </Fact>
          ) : null}
          <Fact label={t.info.added}>{format.fullDate(addedAtMs)}</Fact>
          <Fact label={t.info.length}>{format.clock(durationMs)}</Fact>
          {language === null ? null : <Fact label={t.info.language}>{format.languageName(language)}</Fact>}
          {total > 0 ? <Fact label={t.info.text}>{t.transcript.segmentCount(total)}</Fact> : null}
          {speakerCount > 0 ? <Fact label={t.info.speakers}>{format.number(speakerCount)}</Fact> : null}
          {version ? (
            <Fact label={t.info.model}>
              <bdi>{names(version).name}</bdi>
            </Fact>
          ) : null}
          {version !== undefined && areWorthSaying(version.usedModels) ? (
            <Fact label={t.info.used}>
              <UsedModels usedModels={version.usedModels} />
            </Fact>
          ) : null}
        </dl>
        <RecordingTerms recordingId={recording.id} name={name} />
        {host.kind === 'browser' ? null : (
          <Button size="s" icon="folder" onClick={() => void host.shell('files.reveal', { path }).catch(report)}>
            {t.info.reveal}
          </Button>
        )}
      </div>
    </SidePanel>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
