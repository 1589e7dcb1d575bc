import { useDeferredValue, type ReactNode } from 'react';
import type { Recording } from '#shared/recording.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useRecordingTrack } from '#renderer/data/recordings/use-recording-track.ts';
import { useRecording } from '#renderer/data/recordings/use-recording.ts';
import { useVersions } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openAgain } from '#renderer/state/ui.ts';
import { CompareHeader } from './CompareHeader.tsx';
import { CompareList } from './CompareList.tsx';
import styles from './ComparePage.module.css';

interface Props {
  readonly recordingId: number;
  /** 0 for the newest other version. */
  readonly otherId: number;
  /** What the app puts below the text. */
  readonly player: ReactNode;
}

/** The version in use at the left, another one at the right, segment by segment. */
export function ComparePage({ recordingId, otherId, player }: Props) {
  const { data: recording, error, refetch } = useRecording(recordingId);
  useRecordingTrack(recording);
  const shownPlayer = useDeferredValue(player, null);
  if (error) return <FailureNotice error={error} onRetry={() => void refetch()} />;
  if (!recording) return null;
  return (
    <>
      <Compared recording={recording} otherId={otherId} />
      {shownPlayer}
    </>
  );
}

function Compared({ recording, otherId }: { readonly recording: Recording; readonly otherId: number }) {
  const { t } = useWords();
  const versions = useVersions(recording.id);
  if (versions === undefined) return null;
  const left = versions.find((version) => version.isCurrent);
  const others = versions.filter((version) => !version.isCurrent && !version.isRemoved && version.segmentCount > 0);
  const right = others.find(({ transcriptId }) => transcriptId === otherId) ?? others[0];
  if (left === undefined || right === undefined) {
    return (
      <>
        <CompareHeader recording={recording} versions={null} />
        <EmptyState icon="compare" title={t.compare.none}>
          <p>{t.compare.noneText}</p>
          <Button icon="versions" onClick={() => openAgain({ recordingId: recording.id, name: recording.name })}>
            {t.versions.again}
          </Button>
        </EmptyState>
      </>
    );
  }
  return (
    <div className={styles.page}>
      <CompareHeader recording={recording} versions={{ left, right, others }} />
      <CompareList
        key={`${left.transcriptId} ${right.transcriptId}`}
        recordingId={recording.id}
        leftId={left.transcriptId}
        rightId={right.transcriptId}
      />
    </div>
  );
}
