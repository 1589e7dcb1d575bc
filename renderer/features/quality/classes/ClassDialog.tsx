import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TextClass } from '#shared/quality/classes.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from '../Quality.module.css';

/** What a class is called, what it learns from, and what its mistakes cost. */
export function ClassDialog({ known, onClose }: { readonly known: TextClass | null; readonly onClose: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const [name, setName] = useState(known?.name ?? '');
  const [miss, setMiss] = useState(String(known?.costs.miss ?? 5));
  const [falseAlarm, setFalseAlarm] = useState(String(known?.costs.falseAlarm ?? 1));
  const [listIds, setListIds] = useState<readonly number[]>(known?.listIds ?? []);
  const { data } = useQuery({ queryKey: queryKeys.watchLists, queryFn: () => api['watchLists.list']({}) });
  const costs = { miss: Number(miss), falseAlarm: Number(falseAlarm) };
  const isRight = /^[\p{L}\p{N}_-]+$/u.test(name.trim()) && costs.miss > 0 && costs.falseAlarm > 0;
  const save = () => void api['classes.save']({ name, costs, listIds: [...listIds] }).then(onClose, report);
  return (
    <Modal
      isOpen
      title={known?.name ?? t.quality.newClass.replace('…', '')}
      subtitle={t.quality.noClassesText}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" disabled={!isRight} onClick={save}>
          {t.quality.save}
        </Button>
      }
    >
      <div className={styles.form}>
        <label className={styles.formRow}>
          {t.quality.className}
          <input
            className={styles.field}
            dir="auto"
            value={name}
            disabled={known !== null}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className={styles.formRow}>
          {t.quality.costOfMiss}
          <input
            className={styles.field}
            dir="ltr"
            type="number"
            min="0"
            value={miss}
            onChange={(event) => setMiss(event.target.value)}
          />
        </label>
        <label className={styles.formRow}>
          {t.quality.costOfFalseAlarm}
          <input
            className={styles.field}
            dir="ltr"
            type="number"
            min="0"
            value={falseAlarm}
            onChange={(event) => setFalseAlarm(event.target.value)}
          />
        </label>
        <p className={styles.quiet}>{t.quality.learnsFrom}</p>
        <fieldset className={styles.checks} aria-label={t.quality.learnsFrom}>
          {(data?.lists ?? []).map((list) => (
            <label key={list.id} className={styles.check}>
              <input
                type="checkbox"
                checked={listIds.includes(list.id)}
                onChange={(event) =>
                  setListIds(event.target.checked ? [...listIds, list.id] : listIds.filter((one) => one !== list.id))
                }
              />
              <bdi>{list.name}</bdi>
            </label>
          ))}
        </fieldset>
      </div>
    </Modal>
  );
}
