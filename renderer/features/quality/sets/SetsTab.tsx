import { useState } from 'react';
import type { ReferenceSet } from '#shared/quality/lab.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from '../Quality.module.css';
import { useReferences, useSets } from '../use-quality.ts';

/** Sets of references with their versions and how they are divided. */
export function SetsTab() {
  const { t } = useWords();
  const report = useReport();
  const { data: sets } = useSets();
  const [edited, setEdited] = useState<ReferenceSet | 'new' | null>(null);
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        {sets?.length === 0 ? (
          <EmptyState icon="collection" title={t.quality.noSetsTitle}>
            <p>{t.quality.noSetsText}</p>
            <Button kind="primary" icon="plus" onClick={() => setEdited('new')}>
              {t.quality.newSet}
            </Button>
          </EmptyState>
        ) : (
          <div className={styles.bar}>
            <span className={classNames(styles.hint, styles.about)}>{t.quality.noSetsText}</span>
            <span className={styles.push}>
              <Button kind="primary" icon="plus" onClick={() => setEdited('new')}>
                {t.quality.newSet}
              </Button>
            </span>
          </div>
        )}
        {sets?.map((set) => (
          <SetCard
            key={set.id}
            set={set}
            onEdit={() => setEdited(set)}
            onRemove={() => void api['quality.removeSet']({ setId: set.id }).catch(report)}
          />
        ))}
      </div>
      {edited === null ? null : <SetDialog set={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function SetCard({
  set,
  onEdit,
  onRemove,
}: {
  readonly set: ReferenceSet;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { t, format } = useWords();
  const { version } = set;
  const heldOut = version?.items.filter(({ part }) => part === 'held-out').length ?? 0;
  return (
    <section className={styles.card}>
      <div className={styles.bar}>
        <h2 className={styles.title} dir="auto">
          {set.name}
        </h2>
        <span className={styles.push}>
          <Button kind="quiet" onClick={onEdit}>
            {t.quality.editSet}
          </Button>
          <Button kind="quiet" icon="bin" onClick={onRemove}>
            {t.quality.remove}
          </Button>
        </span>
      </div>
      <p>
        {version === null
          ? t.quality.emptySet
          : t.quality.setFacts(version.items.length, format.span(version.durationMs), version.number)}
      </p>
      <p className={styles.quiet}>
        {[
          version?.languages.map((code) => format.languageName(code)).join(', '),
          heldOut > 0 ? `${t.quality.partNames['held-out'] ?? ''}: ${format.number(heldOut)}` : null,
          version === null ? null : t.quality.fingerprint(version.hash.slice(0, 12)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {set.heldOutLooks > 1 ? <p className={styles.bad}>{t.quality.lookedAt(set.heldOutLooks)}</p> : null}
    </section>
  );
}

const shares = ['0', '0.2', '0.3', '0.5'] as const;

function SetDialog({ set, onClose }: { readonly set: ReferenceSet | null; readonly onClose: () => void }) {
  const { t, format } = useWords();
  const report = useReport();
  const references = useReferences().data ?? [];
  const [name, setName] = useState(set?.name ?? '');
  const [share, setShare] = useState(String(set?.split.heldOutShare ?? 0));
  const [folds, setFolds] = useState(String(set?.split.folds ?? 3));
  const [chosen, setChosen] = useState<readonly number[] | null>(set?.referenceIds ?? null);
  const ids = chosen ?? references.map(({ id }) => id);
  const save = () => {
    const split = { heldOutShare: Number(share), folds: Number(folds) };
    void api['quality.saveSet']({ name, referenceIds: [...ids], split }).then(onClose, report);
  };
  return (
    <Modal
      isOpen
      title={set?.name ?? t.quality.newSet.replace('…', '')}
      subtitle={t.quality.noSetsText}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" disabled={name.trim() === '' || ids.length === 0} onClick={save}>
          {t.quality.save}
        </Button>
      }
    >
      <div className={styles.form}>
        <label className={styles.formRow}>
          {t.quality.setName}
          <input
            className={styles.field}
            dir="auto"
            value={name}
            disabled={set !== null}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className={styles.formRow}>
          <span>{t.quality.heldOut}</span>
          <SelectField
            label={t.quality.heldOut}
            value={share}
            choices={[...new Set([...shares, share])].map((value) => ({ value, label: format.percent(Number(value)) }))}
            onChange={setShare}
          />
        </div>
        <div className={styles.formRow}>
          <span>{t.quality.folds}</span>
          <SelectField
            label={t.quality.folds}
            value={folds}
            choices={['2', '3', '5', '10'].map((value) => ({ value, label: value }))}
            onChange={setFolds}
          />
        </div>
        <p className={styles.quiet}>{t.quality.heldOutText}</p>
        <fieldset className={styles.checks} aria-label={t.quality.chooseReferences}>
          {references.map(({ id, recordingName, language }) => (
            <label key={id} className={styles.check}>
              <input
                type="checkbox"
                checked={ids.includes(id)}
                onChange={(event) => setChosen(event.target.checked ? [...ids, id] : ids.filter((one) => one !== id))}
              />
              <bdi>{recordingName}</bdi>
              <span className={styles.quiet}>{language === null ? '' : format.languageName(language)}</span>
            </label>
          ))}
          {references.length === 0 ? <p className={styles.quiet}>{t.quality.noReferencesTitle}</p> : null}
        </fieldset>
      </div>
    </Modal>
  );
}
