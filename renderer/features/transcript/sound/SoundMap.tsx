import type { MouseEvent } from 'react';
import type { Annotation, AnalysisRun } from '#shared/analyses/analysis.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { useAnalysis, useAnnotations } from '#renderer/data/analyses/use-analyses.ts';
import { useSoundDoubts } from '#renderer/data/analyses/use-sound-doubts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from '../analyses/Analyses.module.css';
import { isUnderWay, RunState } from '../analyses/RunState.tsx';
import { SoundSpans } from './SoundSpans.tsx';
import { useSaveLabels } from './use-save-labels.ts';

const values = ['speech', 'music', 'noise', 'silence'] as const;
const qualities = ['quiet', 'clipped', 'noisy', 'telephone', 'dropouts'] as const;
const longestCount = 5;
const minLongMs = 5000;

/** What sounds in the recording, as lanes over its whole length with words beside the colours. */
export function SoundMap({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const report = useReport();
  const save = useSaveLabels();
  const { id: recordingId, durationMs } = recording;
  const state = useAnalysis(recordingId, 'sounds');
  const run = () =>
    void api['analyses.start']({ recordings: { recordingIds: [recordingId] }, analyzer: 'sounds' }).catch(report);
  return (
    <section className={classNames(styles.section, styles.isInset)} aria-label={t.soundMap.title}>
      <h3 className={styles.title}>{t.soundMap.title}</h3>
      {state.current === null ? <p className={styles.text}>{t.soundMap.intro}</p> : null}
      {state.current === null ? null : <FoundSounds recording={recording} run={state.current} />}
      <RunState label={t.soundMap.title} state={state} durationMs={durationMs} />
      <div className={styles.row}>
        <Button size="s" icon="volume" disabled={isUnderWay(state)} onClick={run}>
          {state.current === null ? t.soundMap.run : t.soundMap.again}
        </Button>
        {state.current === null ? null : (
          <Button size="s" kind="quiet" icon="export" onClick={() => save(recordingId, ['sound', 'quality'])}>
            {t.soundMap.save}
          </Button>
        )}
      </div>
    </section>
  );
}

function FoundSounds({ recording, run }: { readonly recording: Recording; readonly run: AnalysisRun }) {
  const { t, format } = useWords();
  const sounds = useAnnotations(recording.id, ['sound']);
  const durationMs = recording.durationMs ?? Number(run.summary['durationMs'] ?? 0);
  const msOf = (value: string) => Number(run.summary[`${value}Ms`] ?? 0);
  const found = qualities.filter((value) => msOf(value) > 0);
  const share = (ms: number) => format.percent(ms / Math.max(1, durationMs));
  return (
    <>
      <Lane sounds={sounds} durationMs={durationMs} />
      <ul className={styles.list}>
        {values.map((value) => (
          <li key={value} className={styles.item}>
            <span className={styles.mark} data-value={value} aria-hidden="true" />
            <span>{t.analyses.values[value]}</span>
            <span className={styles.numbers}>{t.soundMap.total(share(msOf(value)), format.clock(msOf(value)))}</span>
          </li>
        ))}
      </ul>
      <Doubts recording={recording} />
      <Longest sounds={sounds} />
      <h4 className={styles.title}>{t.soundMap.quality}</h4>
      {found.length === 0 ? <p className={styles.text}>{t.soundMap.fine}</p> : null}
      <ul className={styles.list}>
        {found.map((value) => (
          <li key={value} className={styles.item}>
            <span aria-hidden="true">·</span>
            <span>{t.analyses.values[value]}</span>
            <span className={styles.numbers}>{t.soundMap.total(share(msOf(value)), format.clock(msOf(value)))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Three rows of spans; a click goes there. */
function Lane({ sounds, durationMs }: { readonly sounds: readonly Annotation[]; readonly durationMs: number }) {
  const { t } = useWords();
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    seek(Math.round(((event.clientX - box.left) / box.width) * durationMs));
  };
  const percent = (ms: number) => `${(100 * ms) / Math.max(1, durationMs)}%`;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the list below has buttons for the same
    <div className={styles.lane} role="img" aria-label={t.soundMap.lane} onClick={onClick}>
      {sounds.map(({ number, runId, startMs, endMs, value }) => (
        <span
          key={`${runId} ${number}`}
          data-value={value}
          style={{ insetInlineStart: percent(startMs), width: percent(endMs - startMs) }}
        />
      ))}
    </div>
  );
}

function Longest({ sounds }: { readonly sounds: readonly Annotation[] }) {
  const { t } = useWords();
  const long = sounds
    .filter(({ value, startMs, endMs }) => (value === 'music' || value === 'noise') && endMs - startMs >= minLongMs)
    .toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))
    .slice(0, longestCount);
  if (long.length === 0) return null;
  return (
    <>
      <h4 className={styles.title}>{t.soundMap.longest}</h4>
      <SoundSpans spans={long} />
    </>
  );
}

function Doubts({ recording: { transcriptId } }: { readonly recording: Recording }) {
  const { t } = useWords();
  const doubts = useSoundDoubts(transcriptId);
  if (doubts.length === 0) return null;
  return (
    <>
      <p className={styles.text}>{t.soundMap.doubts(doubts.length)}</p>
      <SoundSpans spans={doubts.slice(0, longestCount)} />
    </>
  );
}
