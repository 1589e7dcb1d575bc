import { useState } from 'react';
import type { Annotation } from '#shared/analyses/analysis.ts';
import { eventKind } from '#shared/analyses/sound-events.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { useAnalysis, useAnnotations } from '#renderer/data/analyses/use-analyses.ts';
import { useModels } from '#renderer/data/models/use-models.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import { navigate } from '#renderer/state/route.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import styles from '../analyses/Analyses.module.css';
import { isUnderWay, RunState } from '../analyses/RunState.tsx';
import { eventColour } from './event-colour.ts';
import own from './SoundEvents.module.css';
import { SoundSpans } from './SoundSpans.tsx';
import { useSaveLabels } from './use-save-labels.ts';

const kinds = [eventKind] as const;
/** More are in the search and in the labels. */
const maxListed = 200;

/** Laughter, sirens, telephones: found with a model from the catalogue. Without one it says so. */
export function SoundEvents({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const report = useReport();
  const save = useSaveLabels();
  const { id: recordingId, durationMs } = recording;
  const state = useAnalysis(recordingId, 'events');
  const { models, isKnown } = useModels();
  const hasModel = models.some((model) => model.kind === 'sounds' && model.state === 'ready');
  const isFound = state.current !== null;
  const run = () =>
    void api['analyses.start']({ recordings: { recordingIds: [recordingId] }, analyzer: 'events' }).catch(report);
  if (!isKnown) return null;
  return (
    <section className={classNames(styles.section, styles.isInset)} aria-label={t.soundEvents.title}>
      <h3 className={styles.title}>{t.soundEvents.title}</h3>
      {isFound ? <FoundEvents recording={recording} /> : null}
      {isFound && hasModel ? null : (
        <p className={styles.text}>{hasModel ? t.soundEvents.intro : t.soundEvents.noModel}</p>
      )}
      <RunState label={t.soundEvents.title} state={state} durationMs={durationMs} />
      <div className={styles.row}>
        {hasModel ? (
          <Button size="s" icon="search" disabled={isUnderWay(state)} onClick={run}>
            {isFound ? t.soundEvents.again : t.soundEvents.run}
          </Button>
        ) : (
          <Button size="s" icon="model" onClick={() => navigate({ view: 'models' })}>
            {t.soundEvents.models}
          </Button>
        )}
        {isFound ? (
          <Button size="s" kind="quiet" icon="export" onClick={() => save(recordingId, kinds)}>
            {t.soundEvents.save}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function FoundEvents({ recording: { id, durationMs } }: { readonly recording: Recording }) {
  const { t } = useWords();
  const found = useAnnotations(id, kinds);
  const [shown, setShown] = useState<string | null>(null);
  if (found.length === 0) return <p className={styles.text}>{t.soundEvents.none}</p>;
  const visible = found.filter(({ value }) => shown === null || value === shown);
  return (
    <>
      <Lane found={visible} durationMs={durationMs ?? found.at(-1)?.endMs ?? 0} />
      <Filter found={found} shown={shown} onShow={setShown} />
      <SoundSpans spans={visible.slice(0, maxListed)} />
    </>
  );
}

/** Over the whole recording; a click goes there. */
function Lane({ found, durationMs }: { readonly found: readonly Annotation[]; readonly durationMs: number }) {
  const { t } = useWords();
  const percent = (ms: number) => `${(100 * ms) / Math.max(1, durationMs)}%`;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the list below has buttons for the same
    <div
      className={own.lane}
      role="img"
      aria-label={t.soundEvents.lane}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        seek(Math.round(((event.clientX - box.left) / box.width) * durationMs));
      }}
    >
      {found.map(({ number, runId, startMs, endMs, value }) => (
        <span
          key={`${runId} ${number}`}
          title={t.analyses.values[value] ?? value}
          style={{
            background: `var(${eventColour(value)})`,
            insetInlineStart: percent(startMs),
            width: percent(endMs - startMs),
          }}
        />
      ))}
    </div>
  );
}

interface FilterProps {
  readonly found: readonly Annotation[];
  readonly shown: string | null;
  readonly onShow: (value: string | null) => void;
}

function Filter({ found, shown, onShow }: FilterProps) {
  const { t } = useWords();
  const values = [...new Set(found.map(({ value }) => value))];
  if (values.length < 2) return null;
  return (
    <div className={own.filter} role="group" aria-label={t.soundEvents.showing}>
      <button type="button" className={own.chip} aria-pressed={shown === null} onClick={() => onShow(null)}>
        {t.soundEvents.all}
      </button>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          className={own.chip}
          aria-pressed={shown === value}
          onClick={() => onShow(shown === value ? null : value)}
        >
          {t.analyses.values[value] ?? value}{' '}
          <span className={own.count}>{t.soundEvents.count(found.filter((one) => one.value === value).length)}</span>
        </button>
      ))}
    </div>
  );
}
