import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { tagColours, type TagInfo } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { useTags } from '#renderer/data/catalogue/use-catalogue.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './TagsDialog.module.css';

interface Props {
  /** Null while it is closed. */
  readonly chosen: Chosen | null;
  readonly onClose: () => void;
}

/** Tags of the selection: each is put on all of it or taken off, and has its colour and key here. */
export function TagsDialog({ chosen, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal
      isOpen={chosen !== null}
      title={t.catalogue.tagsTitle(chosen?.count ?? 1)}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t.common.close}
        </Button>
      }
    >
      {chosen === null ? null : <Tags chosen={chosen} />}
    </Modal>
  );
}

function Tags({ chosen }: { readonly chosen: Chosen }) {
  const { t } = useWords();
  const tags = useTags();
  const { file } = useFiling();
  const [typed, setTyped] = useState('');
  const used = useQuery({
    queryKey: [...queryKeys.catalogued, 'tags of', chosen.recordings],
    queryFn: () => api['tags.of'](chosen.recordings),
  }).data;
  const { recordings, count } = chosen;
  const put = (name: string) =>
    file({
      during: t.catalogue.tagging(count),
      call: () => api['tags.change']({ recordings, add: [name] }),
      after: (done) => t.catalogue.tagOn(name, done.count),
    });
  const take = (name: string) =>
    file({
      during: t.catalogue.tagging(count),
      call: () => api['tags.change']({ recordings, remove: [name] }),
      after: (done) => t.catalogue.tagOff(name, done.count),
    });
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = typed.trim();
    if (name !== '') put(name);
    setTyped('');
  };
  const countOf = (name: string) => used?.find((one) => one.name === name)?.count ?? 0;
  return (
    <>
      <form className={styles.add} onSubmit={add}>
        <input
          className={styles.input}
          aria-label={t.catalogue.newTag}
          placeholder={t.catalogue.newTag}
          dir="auto"
          maxLength={100}
          list="known-tags"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <datalist id="known-tags">
          {tags.map(({ name }) => (
            <option key={name} value={name} dir="auto">
              {name}
            </option>
          ))}
        </datalist>
        <Button type="submit" disabled={typed.trim() === ''}>
          {t.catalogue.addTag}
        </Button>
      </form>
      {tags.length === 0 ? <p className={styles.note}>{t.catalogue.noTags}</p> : null}
      <ul className={styles.list}>
        {tags.map((tag) => {
          const has = countOf(tag.name);
          const isOnAll = has > 0 && has === used?.[0]?.of;
          return (
            <li key={tag.name} className={styles.tag}>
              <label className={styles.name}>
                <input
                  type="checkbox"
                  ref={(box) => {
                    if (box) box.indeterminate = has > 0 && !isOnAll;
                  }}
                  checked={isOnAll}
                  onChange={() => (isOnAll ? take(tag.name) : put(tag.name))}
                />
                <span className={styles.dot} data-colour={tag.colour ?? undefined} />
                <span className={styles.text} dir="auto">
                  {tag.name}
                </span>
              </label>
              <TagStyle tag={tag} />
            </li>
          );
        })}
      </ul>
      <p className={styles.note}>{t.catalogue.tagsText}</p>
    </>
  );
}

function TagStyle({ tag: { name, colour, slot } }: { readonly tag: TagInfo }) {
  const { t } = useWords();
  const report = useReport();
  const style = (changed: { colour?: number | null; slot?: number | null }) =>
    void api['tags.style']({ name, colour, slot, ...changed }).catch(report);
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
  const numberOf = (value: string) => (value === 'none' ? null : Number(value));
  return (
    <span className={styles.style}>
      <SelectField
        label={t.catalogue.colour(name)}
        value={String(colour ?? 'none')}
        choices={[
          { value: 'none', label: t.catalogue.noColour },
          ...t.catalogue.colours.slice(0, tagColours).map((label, nth) => ({ value: String(nth + 1), label })),
        ]}
        onChange={(value) => style({ colour: numberOf(value) })}
      />
      <SelectField
        label={t.catalogue.key(name)}
        value={String(slot ?? 'none')}
        choices={[{ value: 'none', label: t.catalogue.noKey }, ...numbers(9).map((value) => ({ value, label: value }))]}
        onChange={(value) => style({ slot: numberOf(value) })}
      />
    </span>
  );
}
