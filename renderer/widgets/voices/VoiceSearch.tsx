import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VoicePlace } from '#shared/analyses/voices.ts';
import { api } from '#renderer/api/api.ts';
import { useIsPlayingVoice, usePlayVoice } from '#renderer/data/analyses/play-voice.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './VoiceSearch.module.css';

export type WantedVoice = { readonly recordingId: number; readonly speakerId: number } | { readonly voiceId: number };

interface Props {
  readonly isOpen: boolean;
  /** Who is looked for. */
  readonly name: string;
  readonly voice: WantedVoice;
  readonly onClose: () => void;
}

const pageSize = 50;

/** “Where else does this person speak?” Voices of other recordings that sound alike, to listen to; a name is given by hand. */
export function VoiceSearch({ isOpen, name, voice, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal
      isOpen={isOpen}
      width="l"
      title={t.voiceSearch.title(name)}
      onClose={onClose}
      actions={
        <Button kind="quiet" onClick={onClose}>
          {t.common.close}
        </Button>
      }
    >
      <p className={styles.about}>{t.voiceSearch.about}</p>
      {isOpen ? <Places name={name} voice={voice} onClose={onClose} /> : null}
    </Modal>
  );
}

function Places({ name, voice, onClose }: Omit<Props, 'isOpen'>) {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['voices', 'search', voice],
    queryFn: async ({ pageParam }) => {
      // Recordings from before voices were written down are searched a few at a time.
      for (;;) {
        const found = await api['voices.search']({ voice, offset: pageParam, limit: pageSize });
        if (found.unlistedCount === 0 || pageParam > 0) return found;
      }
    },
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const count = all.reduce((sum, { rows }) => sum + rows.length, 0);
      return count < last.total && last.rows.length > 0 ? count : undefined;
    },
    retry: false,
  });
  if (error !== null) return <FailureNotice error={error} />;
  if (data === undefined) return <p role="status">{t.voiceSearch.searching}</p>;
  const places = data.pages.flatMap(({ rows }) => rows);
  const { total = 0, otherModelCount = 0 } = data.pages[0] ?? {};
  return (
    <>
      <p className={styles.facts} role="status">
        {total === 0 ? t.voiceSearch.none : t.voiceSearch.count(total)}
        {otherModelCount > 0 ? ` ${t.voiceSearch.otherModel(otherModelCount)}` : ''}
      </p>
      {places.length === 0 ? null : (
        <ul className={styles.list}>
          {places.map((place) => (
            <PlaceRow key={place.recordingId} place={place} name={name} onLeave={onClose} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button size="s" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t.voiceSearch.more(total - places.length)}
        </Button>
      ) : null}
    </>
  );
}

interface RowProps {
  readonly place: VoicePlace;
  readonly name: string;
  readonly onLeave: () => void;
}

function PlaceRow({ place, name, onLeave }: RowProps) {
  const { t, format } = useWords();
  const report = useReport();
  const play = usePlayVoice();
  const isPlaying = useIsPlayingVoice(place);
  const [isNamed, setNamed] = useState(false);
  const { recordingId, recordingName, speaker, speakerId, score, spokenMs, startMs } = place;
  const isSame = isNamed || speaker === name;
  const give = () => {
    if (speakerId === null) return;
    void api['speakers.rename']({ speakerId, name, onto: speaker }).then(() => setNamed(true), report);
  };
  return (
    <li className={styles.row}>
      <IconButton
        icon={isPlaying ? 'stop' : 'play'}
        size="s"
        label={isPlaying ? t.voiceSearch.stop : t.voiceSearch.play(speaker, recordingName)}
        onClick={() => play(place)}
      />
      <span className={styles.place}>
        <button
          type="button"
          className={styles.recording}
          title={recordingName}
          onClick={() => {
            onLeave();
            openTranscript(recordingId, { atMs: startMs, isPlaying: false });
          }}
        >
          <bdi>{recordingName}</bdi>
        </button>
        <span className={styles.facts}>
          <bdi>{isNamed ? name : speaker}</bdi> · {t.voiceSearch.speaks(format.clock(spokenMs))}
        </span>
      </span>
      <span className={styles.score} title={t.voiceSearch.scoreText}>
        <span className={styles.bar} aria-hidden="true">
          <span style={{ width: `${Math.round(100 * Math.min(1, score))}%` }} />
        </span>
        {format.percent(Math.min(1, score))}
      </span>
      {isSame ? (
        <span className={styles.same}>{t.voiceSearch.same}</span>
      ) : (
        <Button size="s" disabled={speakerId === null} onClick={give}>
          {t.voiceSearch.give(name)}
        </Button>
      )}
    </li>
  );
}
