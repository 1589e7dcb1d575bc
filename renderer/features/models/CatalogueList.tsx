import { useState } from 'react';
import { failureOf } from '#shared/failure.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import type { CatalogueModel, DownloadState } from '#shared/model.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Models.module.css';
import type { ModelActions } from './use-model-actions.ts';
import { usePace } from './use-pace.ts';

/** So many are enough to choose from; the rest are variants. */
const fewCount = 5;
/** A download that takes longer is easier brought on a stick. */
const longMs = 30 * 60_000;

interface Props {
  readonly models: readonly CatalogueModel[];
  readonly actions: ModelActions;
}

/** The published models that are not here, in the order of the advice. */
export function CatalogueList({ models, actions }: Props) {
  const { t } = useWords();
  const [isAll, setAll] = useState(false);
  const others = models.filter((model) => !model.isHere || model.download !== null);
  // One of each size reads better than every variant of the first.
  const plain = others.filter((model) => model.languages === 'many' && /-q8_0$|-v3-q5_0$/.test(model.id));
  const isAlways = ({ download, kind }: CatalogueModel) =>
    download !== null || kind === 'gigaam' || kind === 'voices' || kind === 'sounds';
  const few = [...new Set([...others.filter(isAlways), ...plain])]
    .slice(0, fewCount)
    .toSorted((a, b) => others.indexOf(a) - others.indexOf(b));
  return (
    <>
      <ul className={styles.list} aria-label={t.models.published}>
        {(isAll ? others : few).map((model) => (
          <CatalogueRow key={model.id} model={model} actions={actions} />
        ))}
      </ul>
      {isAll || others.length === few.length ? null : (
        <div className={styles.import}>
          <Button kind="quiet" onClick={() => setAll(true)}>
            {t.models.showAll(others.length)}
          </Button>
        </div>
      )}
    </>
  );
}

function CatalogueRow({ model, actions }: { readonly model: CatalogueModel; readonly actions: ModelActions }) {
  const { t, format, language } = useWords();
  const { advice, download } = model;
  const verdict = t.models.verdict[advice.verdict];
  const paceText = usePace();
  const pace = advice.speed === null || !writesText(model.kind) ? null : paceText(advice.speed, advice.isMeasured);
  return (
    <li className={styles.model}>
      <div className={styles.about}>
        <p className={styles.name}>
          {model.name[language]}
          {verdict === null ? null : (
            <span className={styles.inUse} data-verdict={advice.verdict}>
              {verdict}
            </span>
          )}
        </p>
        <p className={styles.facts}>{model.about[language]}</p>
        <p className={styles.facts}>
          {[
            format.bytes(model.sizeBytes),
            model.fileCount > 1 ? t.models.files(model.fileCount) : null,
            t.models.memory(format.bytes(model.memoryBytes)),
            pace,
            t.models.licence(model.licence),
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </p>
        {model.isRunnable ? null : <p className={styles.note}>{t.models.noRuntime}</p>}
        {download === null ? null : <Download model={model} download={download} />}
      </div>
      <DownloadButtons model={model} actions={actions} />
    </li>
  );
}

function Download({ model, download }: { readonly model: CatalogueModel; readonly download: DownloadState }) {
  const { t, format, language } = useWords();
  const { state, doneBytes, totalBytes, bytesPerSecond, leftMs, failure } = download;
  const parts = [
    t.models.downloadState[state],
    `${format.bytes(doneBytes)} / ${format.bytes(totalBytes)}`,
    bytesPerSecond === null ? null : t.models.rate(format.bytes(bytesPerSecond)),
    leftMs === null ? null : t.job.left(format.span(leftMs)),
  ].filter((part) => part !== null);
  const text = failure === null ? null : failureSentences(failureOf(failure), language);
  return (
    <div className={styles.download}>
      <ProgressBar
        label={t.models.downloadOf(model.name[language])}
        share={doneBytes / totalBytes}
        isQuiet={state !== 'running'}
      />
      <p className={styles.facts}>{parts.join(' · ')}</p>
      {state === 'running' && leftMs !== null && leftMs > longMs ? (
        <p className={styles.facts}>{t.models.slowLine}</p>
      ) : null}
      {text === null ? null : (
        <p className={styles.problem} role="alert">
          {text.what} {text.next}
        </p>
      )}
    </div>
  );
}

function DownloadButtons({ model, actions }: { readonly model: CatalogueModel; readonly actions: ModelActions }) {
  const { t, language } = useWords();
  const { id, download } = model;
  const name = model.name[language];
  const isGoing = download !== null && download.state !== 'paused' && download.state !== 'failed';
  const begin = download === null ? t.models.download : t.models.resume;
  return (
    <div className={styles.actions}>
      {isGoing ? (
        <Button size="s" icon="pause" aria-label={`${t.models.pause}: ${name}`} onClick={() => actions.pause(id)}>
          {t.models.pause}
        </Button>
      ) : (
        <Button
          size="s"
          icon="drop"
          kind={model.advice.verdict === 'advised' ? 'primary' : 'plain'}
          aria-label={`${begin}: ${name}`}
          onClick={() => actions.download(id)}
        >
          {begin}
        </Button>
      )}
      {download === null ? null : (
        <Button size="s" kind="quiet" aria-label={`${t.models.cancel}: ${name}`} onClick={() => actions.cancel(id)}>
          {t.models.cancel}
        </Button>
      )}
    </div>
  );
}

function writesText(kind: CatalogueModel['kind']): boolean {
  return kind === 'whisper' || kind === 'parakeet' || kind === 'gigaam';
}
