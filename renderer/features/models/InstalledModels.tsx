import { useState } from 'react';
import { isRecogniser, isTestable, languagesOf, type ModelInfo } from '#shared/model.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { host } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useChangeSettings, useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Models.module.css';
import { RemoveDialog } from './RemoveDialog.tsx';
import type { ModelActions } from './use-model-actions.ts';
import { usePace } from './use-pace.ts';

interface Props {
  readonly models: readonly ModelInfo[];
  readonly actions: ModelActions;
}

/** The models at hand, what state they are in, and what this computer does with them. */
export function InstalledModels({ models, actions }: Props) {
  const { t } = useWords();
  return (
    <ul className={styles.list} aria-label={t.models.here}>
      {models.map((model) => (
        <ModelRow key={model.id} model={model} actions={actions} />
      ))}
    </ul>
  );
}

function ModelRow({ model, actions }: { readonly model: ModelInfo; readonly actions: ModelActions }) {
  const { t } = useWords();
  const isInUse = useSettings()?.modelId === model.id;
  const note = useNote(model);
  const [isAsking, setAsking] = useState(false);
  return (
    <li className={styles.model}>
      <div className={styles.about}>
        <p className={styles.name}>
          <bdi>{model.kind === 'demo' ? t.models.demoName : model.fileName}</bdi>
          {isInUse ? <span className={styles.inUse}>{t.models.inUse}</span> : null}
        </p>
        <Facts model={model} />
        {note === null ? null : <p className={styles.note}>{note}</p>}
      </div>
      <RowActions model={model} actions={actions} isInUse={isInUse} onRemove={() => setAsking(true)} />
      <RemoveDialog
        model={isAsking ? model : null}
        isInUse={isInUse}
        onRemove={() => actions.remove(model.id)}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}

function isPublished(kind: ModelInfo['kind']): boolean {
  return kind === 'catalogue' || kind === 'vad';
}

function useNote({ kind, state, task }: Pick<ModelInfo, 'kind' | 'state' | 'task'>): string | null {
  const { t } = useWords();
  if (state === 'damaged') return isPublished(kind) ? t.models.damagedPartText : t.models.damagedText;
  if (state === 'missing') return t.models.missingText;
  if (state === 'unaccepted') return t.models.unacceptedText;
  if (kind === 'vad') return t.models.vadText;
  if (kind === 'voices') return t.models.voicesText;
  if (kind === 'sounds') return t.models.soundsText;
  if (task !== undefined) return t.models.taskText[task];
  return kind === 'demo' ? t.models.demoText : null;
}

function Facts({ model }: { readonly model: ModelInfo }) {
  const { t, format, language } = useWords();
  const pace = usePace();
  const names = { many: t.models.multilingual, en: t.models.englishOnly, ru: t.models.russianOnly };
  const isWhisper = model.kind !== 'demo' && isRecogniser(model.kind);
  const facts = [
    model.sizeClass === 'unknown' ? null : model.sizeClass,
    format.bytes(model.sizeBytes),
    isWhisper ? names[languagesOf(model)] : null,
    model.isReference ? t.models.reference : null,
    model.state === 'ready' ? null : t.models.state[model.state],
  ].filter((fact) => fact !== null);
  const tested = model.tests.map((test) => {
    if (test.failure !== null) return failureSentences(test.failure, language).what;
    const memory = test.memoryBytes === null ? '' : ` · ${t.models.memory(format.bytes(test.memoryBytes))}`;
    const { kind } = model;
    if (kind === 'voices' || kind === 'sounds') return `${t.models.passed[kind]}${memory}`;
    return `${test.device === 'gpu' ? 'GPU: ' : ''}${pace(test.speed, true)}${memory}`;
  });
  return (
    <>
      <p className={styles.facts} data-state={model.state}>
        {facts.join(' · ')}
      </p>
      {tested.length > 0 ? <p className={styles.facts}>{tested.join(' · ')}</p> : null}
    </>
  );
}

interface RowActionsProps {
  readonly model: ModelInfo;
  readonly actions: ModelActions;
  readonly isInUse: boolean;
  /** Asks first. */
  readonly onRemove: () => void;
}

function RowActions({ model, actions, isInUse, onRemove }: RowActionsProps) {
  const { t } = useWords();
  const change = useChangeSettings();
  const { id, kind, state } = model;
  const isBusy = actions.isBusyWith(id);
  const act = (label: string, onClick: () => void, isQuiet = true) => (
    <Button
      size="s"
      kind={isQuiet ? 'quiet' : 'plain'}
      aria-label={`${label}: ${model.fileName}`}
      disabled={isBusy}
      onClick={onClick}
    >
      {label}
    </Button>
  );
  const isGone = state === 'missing';
  const isUsable = state === 'ready' && isRecogniser(kind);
  const [test, testing] = isRecogniser(kind) ? [t.models.test, t.models.testing] : [t.models.try, t.models.trying];
  return (
    <div className={styles.actions}>
      {isTestable(model) ? act(actions.isTesting(id) ? testing : test, () => actions.test(id)) : null}
      {isGone ? null : act(actions.isVerifying(id) ? t.models.verifying : t.models.verify, () => actions.verify(id))}
      {host.kind === 'desktop' && state === 'ready' && kind !== 'demo'
        ? act(t.models.export, () => actions.exportTo(id))
        : null}
      {kind === 'demo' ? null : act(t.models.remove, onRemove)}
      {state === 'damaged' && isPublished(kind) ? act(t.models.fetchPart, () => actions.download(id), false) : null}
      {state === 'unaccepted' ? act(t.models.accept, () => actions.accept(id), false) : null}
      {isUsable && !isInUse ? act(t.models.use, () => change.mutate({ modelId: id }), false) : null}
    </div>
  );
}
