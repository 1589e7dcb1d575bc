import { useQuery } from '@tanstack/react-query';
import { shotKind } from '#shared/analyses/shots.ts';
import { api } from '#renderer/api/api.ts';
import { useAnalysis, useAnnotations } from '#renderer/data/analyses/use-analyses.ts';
import { recordingQuery } from '#renderer/data/recordings/use-recording.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { shownRecordingId } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { isUnderWay, RunState } from '../analyses/RunState.tsx';
import styles from './Subtitles.module.css';

const kinds = [shotKind];

/** Of a recording with a picture: looks for its cuts when asked to, and says how many there are. */
export function ShotChanges() {
  const { t } = useWords();
  const report = useReport();
  const recordingId = shownRecordingId() ?? 0;
  const { data: recording } = useQuery({ ...recordingQuery(recordingId), enabled: recordingId > 0 });
  const state = useAnalysis(recordingId, 'shots');
  const shots = useAnnotations(recordingId, kinds);
  if (recording?.hasVideo !== true || state.newest === undefined) return null;
  const find = () =>
    void api['analyses.start']({ recordings: { recordingIds: [recordingId] }, analyzer: 'shots' }).catch(report);
  const isDone = state.current !== null && !isUnderWay(state);
  return (
    <span className={styles.shots}>
      {isDone ? (
        <span data-tip={t.shots.hint}>{t.shots.found(shots.length)}</span>
      ) : state.newest === null || state.newest.state === 'cancelled' ? (
        <Button size="s" onClick={find}>
          {t.shots.find}
        </Button>
      ) : (
        <RunState label={t.shots.label} state={state} durationMs={recording.durationMs} />
      )}
    </span>
  );
}
