import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useCollections } from '#renderer/data/catalogue/use-catalogue.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { Section } from '../Section.tsx';
import styles from './Keeping.module.css';

type Purpose = 'keep' | 'hold';

/** How long recordings stay, what may not go, and what is over its time: nothing goes before a person has seen the list. */
export function Keeping() {
  const { t, format } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const [isAsking, setAsking] = useState(false);
  const { data: rules = [] } = useQuery({
    queryKey: queryKeys.retentionRules,
    queryFn: () => api['retention.rules']({}),
  });
  const { data: holds = [] } = useQuery({ queryKey: queryKeys.holds, queryFn: () => api['retention.holds']({}) });
  const { data: due } = useQuery({
    queryKey: queryKeys.due,
    queryFn: () => api['retention.due']({ offset: 0, limit: 200 }),
  });
  const changed = () => client.invalidateQueries({ queryKey: queryKeys.automation });
  const act = (work: Promise<unknown>) => void work.then(changed).catch(report);
  const dueCount = due?.total ?? 0;
  return (
    <Section id="keeping" title={t.keeping.title} text={t.keeping.text}>
      <ul className={styles.list}>
        {rules.map(({ id, kind, name, keepDays }) => (
          <li key={id} className={styles.row}>
            <span>{t.keeping.rule(t.keeping.kinds[kind], name, keepDays)}</span>
            <Button size="s" kind="quiet" onClick={() => act(api['retention.removeRule']({ ruleId: id }))}>
              {t.keeping.remove}
            </Button>
          </li>
        ))}
        {holds.map(({ id, kind, name, reason, addedAtMs }) => (
          <li key={id} className={styles.row}>
            <span>
              {t.keeping.held(t.keeping.kinds[kind], name)}
              <span className={styles.facts} dir="auto">
                {[format.fullDate(addedAtMs), reason].filter((part) => part !== '').join(' · ')}
              </span>
            </span>
            <Button size="s" kind="quiet" onClick={() => act(api['retention.removeHold']({ holdId: id }))}>
              {t.keeping.release}
            </Button>
          </li>
        ))}
      </ul>
      <NewRule onAdd={act} />
      <div className={styles.due}>
        <span>{t.keeping.due(dueCount)}</span>
        {dueCount > 0 ? (
          <Button size="s" onClick={() => setAsking(true)}>
            {t.keeping.look}
          </Button>
        ) : null}
      </div>
      <DueDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onDone={changed}
        ids={due?.rows.map((row) => row.recordingId) ?? []}
      />
    </Section>
  );
}

function NewRule({ onAdd }: { readonly onAdd: (work: Promise<unknown>) => void }) {
  const { t } = useWords();
  const collections = useCollections().filter((one) => one.filter === null);
  const { data: tags = [] } = useQuery({
    queryKey: [...queryKeys.catalogued, 'tags'],
    queryFn: () => api['tags.list']({}),
  });
  const [subject, setSubject] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('keep');
  const [days, setDays] = useState('365');
  const [reason, setReason] = useState('');
  const choices = [
    ...collections.map((one) => ({
      value: `collection:${one.id}`,
      label: `${t.keeping.kinds.collection}: ${one.name}`,
    })),
    ...tags.map((one) => ({ value: `tag:${one.name}`, label: `${t.keeping.kinds.tag}: ${one.name}` })),
  ];
  const value = subject === '' ? (choices[0]?.value ?? '') : subject;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const [, kind = 'tag', key = ''] = /^(tag|collection):(.+)$/.exec(value) ?? [];
    if (key === '') return;
    const of = { kind: kind === 'tag' ? ('tag' as const) : ('collection' as const), key };
    if (purpose === 'hold') onAdd(api['retention.addHold']({ ...of, reason }));
    else onAdd(api['retention.setRule']({ ...of, keepDays: Math.max(0, Math.round(Number(days) || 0)) }));
  };
  if (choices.length === 0) return <p className={styles.none}>{t.keeping.noSubjects}</p>;
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <SelectField label={t.keeping.subject} value={value} choices={choices} onChange={setSubject} />
      <SelectField<Purpose>
        label={t.keeping.purpose}
        value={purpose}
        choices={[
          { value: 'keep', label: t.keeping.keep },
          { value: 'hold', label: t.keeping.hold },
        ]}
        onChange={setPurpose}
      />
      {purpose === 'keep' ? (
        <input
          className={styles.input}
          type="number"
          dir="auto"
          min={0}
          max={36_525}
          aria-label={t.keeping.days}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      ) : (
        <input
          className={styles.input}
          dir="auto"
          maxLength={500}
          aria-label={t.keeping.reason}
          placeholder={t.keeping.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <Button type="submit">{t.keeping.add}</Button>
    </form>
  );
}

interface DueProps {
  readonly isOpen: boolean;
  readonly ids: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

function DueDialog({ isOpen, ids, onClose, onDone }: DueProps) {
  const { t } = useWords();
  const report = useReport();
  const [withCopies, setWithCopies] = useState(false);
  const recordingIds = [...ids];
  const { data: plan } = useQuery({
    queryKey: [...queryKeys.due, 'plan', ids],
    queryFn: () => api['retention.plan']({ recordingIds }),
    enabled: isOpen && ids.length > 0,
    gcTime: 0,
  });
  const go = async () => {
    const done = await api['retention.apply']({ recordingIds, withCopies });
    notify({ text: t.erase.done(done.recordingIds.length) });
    await onDone();
    onClose();
  };
  return (
    <Modal
      isOpen={isOpen}
      title={t.keeping.dueTitle(ids.length)}
      onClose={onClose}
      cancels
      actions={
        <Button kind="danger" disabled={plan === undefined} onClick={() => void go().catch(report)}>
          {t.keeping.go}
        </Button>
      }
    >
      {plan === undefined ? null : (
        <>
          <ul className={styles.names}>
            {plan.recordings.map(({ id, name }) => (
              <li key={id} dir="auto">
                {name}
              </li>
            ))}
          </ul>
          <p>{t.keeping.goes(plan.versionCount, plan.noteCount, plan.findingCount, plan.voiceSampleCount)}</p>
          {plan.copies.length > 0 ? (
            <label className={styles.check}>
              <input type="checkbox" checked={withCopies} onChange={(event) => setWithCopies(event.target.checked)} />
              {t.keeping.withCopies(plan.copies.length)}
            </label>
          ) : null}
          <p className={styles.facts}>{t.keeping.beyond}</p>
        </>
      )}
    </Modal>
  );
}
