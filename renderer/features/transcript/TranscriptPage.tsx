import { usePrefetchQuery } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import type { Recording } from '#shared/recording.ts';
import { pageQuery, useTotal } from '#renderer/data/use-pages.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { RecordingNotes } from '#renderer/widgets/RecordingNotes.tsx';
import { SoundNote } from '#renderer/widgets/SoundNote.tsx';
import { useRecordingTrack } from '#renderer/data/recordings/use-recording-track.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { usePartial } from '#renderer/data/transcripts/partial.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import { navigate } from '#renderer/state/route.ts';
import { useTranscriptMode } from '#renderer/state/transcript-mode.ts';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { modes } from './modes/modes.tsx';
import { TranscriptHeader } from './TranscriptHeader.tsx';
import styles from './TranscriptPage.module.css';
import { useRecording } from '#renderer/data/recordings/use-recording.ts';

interface Props {
  readonly recordingId: number;
  /** What the app puts below the text, beside it, and between it and the header. */
  readonly player: ReactNode;
  /** In the header: which version is shown. */
  readonly versions: (recording: Recording) => ReactNode;
  readonly side: (recording: Recording) => ReactNode;
  readonly bar: (recording: Recording) => ReactNode;
}

/** One recording: its text, and what the app puts around it. */
export function TranscriptPage({ recordingId, player, versions, side, bar }: Props) {
  const { t } = useWords();
  const { data, error, refetch } = useRecording(recordingId);
  useRecordingTrack(data);
  // The text comes first; the player is made while it is on its way.
  const shownPlayer = useDeferredValue(player, null);
  if (error) {
    return (
      <div className={styles.missing}>
        <FailureNotice error={error} onRetry={() => void refetch()} />
        <Button icon="library" onClick={() => navigate({ view: 'library' })}>
          {t.nav.library}
        </Button>
      </div>
    );
  }
  if (!data) return null;
  return (
    <>
      <Transcript recording={data} versions={versions(data)} side={side(data)} bar={bar(data)} />
      {shownPlayer}
    </>
  );
}

interface TranscriptProps {
  readonly recording: Recording;
  readonly versions: ReactNode;
  readonly side: ReactNode;
  readonly bar: ReactNode;
}

function Transcript({ recording, versions, side, bar }: TranscriptProps) {
  const { id, transcriptId } = recording;
  const state = useJob(id)?.state ?? recording.state;
  const mode = useTranscriptMode((modeState) => modeState.mode);
  const source = { ...segmentsSource(transcriptId ?? 0), isEnabled: transcriptId !== null };
  // The text is on its way while the rest of the page is made.
  usePrefetchQuery(pageQuery(source, 0));
  const total = useTotal(source) ?? 0;
  const hasText = usePartial(transcriptId).length > 0 || total > 0;
  return (
    <>
      <TranscriptHeader recording={recording} total={total} versions={versions} />
      {bar}
      <div className={styles.middle}>
        <div className={styles.text}>
          <Notices recording={recording} state={state} hasText={hasText} />
          {transcriptId !== null && hasText ? (
            modes[mode]({ recordingId: id, transcriptId, isRunning: state === 'running' })
          ) : (
            <Nothing state={state} />
          )}
        </div>
        {side}
      </div>
    </>
  );
}

interface NoticesProps {
  readonly recording: Recording;
  readonly state: Recording['state'];
  readonly hasText: boolean;
}

/** Only what cannot be a chip: why there is no text, or no newer one, or what to decide before there is one. */
function Notices({ recording, state, hasText }: NoticesProps) {
  const isOver = state === 'done' || state === 'failed';
  const isPoor = !isOver && state !== 'cancelled' && recording.soundCheck !== undefined;
  if (!isPoor && (!isOver || (recording.failure === null && hasText))) return null;
  return (
    <div className={styles.notes}>
      {isPoor ? <SoundNote recording={recording} /> : <RecordingNotes recording={recording} />}
    </div>
  );
}

function Nothing({ state }: { readonly state: Recording['state'] }) {
  const { t } = useWords();
  if (state === 'running') return <EmptyState icon="wave" title={t.transcript.listening} />;
  if (state === 'waiting') return <EmptyState icon="clock" title={t.transcript.waiting} />;
  return <EmptyState icon="library" title={state === 'done' ? t.transcript.noneDone : t.transcript.none} />;
}
