import { useRecording } from '#renderer/data/recordings/use-recording.ts';
import { useJob, type LiveJob } from '#renderer/data/recordings/jobs.ts';
import { useVersions } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { JobState } from '#renderer/widgets/JobState.tsx';
import { areWorthSaying, UsedModels } from '#renderer/widgets/models/UsedModels.tsx';
import { SoundNote } from '#renderer/widgets/SoundNote.tsx';
import page from './ActivityPage.module.css';
import styles from './Now.module.css';
import { RecordingLink } from './RecordingLink.tsx';

/** The recording that is being transcribed. */
export function Now({ running }: { readonly running: LiveJob | null }) {
  const { t } = useWords();
  return (
    <section aria-label={t.activity.now} className={styles.now}>
      <h2 className={page.title}>{t.activity.now}</h2>
      <div className={styles.card}>
        {running ? <Running recordingId={running.recordingId} /> : <p className={styles.none}>{t.activity.nothing}</p>}
      </div>
    </section>
  );
}

/** What does the work, where it is not the processor. */
function Card({ recordingId }: { readonly recordingId: number }) {
  const { t } = useWords();
  const name = useJob(recordingId)?.progress?.graphicsCard;
  return name === undefined ? null : <p className={styles.none}>{t.activity.onCard(name, false)}</p>;
}

function Running({ recordingId }: { readonly recordingId: number }) {
  const { data } = useRecording(recordingId);
  const version = useVersions(recordingId)?.find(({ isInWork }) => isInWork);
  if (!data) return null;
  return (
    <>
      <RecordingLink recordingId={recordingId} name={data.name} />
      <JobState recording={data} />
      <Card recordingId={recordingId} />
      <SoundNote recording={data} />
      {version !== undefined && areWorthSaying(version.usedModels) ? (
        <div className={styles.models}>
          <UsedModels usedModels={version.usedModels} />
        </div>
      ) : null}
    </>
  );
}
