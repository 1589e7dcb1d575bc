import { useState, type FormEvent } from 'react';
import { minuteOf } from '#shared/automation/clock-minute.ts';
import { api } from '#renderer/api/api.ts';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import dialog from '../collections/Collections.module.css';
import styles from './Sources.module.css';

interface Props {
  /** Null while it is closed. */
  readonly chosen: Chosen | null;
  readonly onClose: () => void;
}

const formId = 'batch-form';

/** Puts the selection together: one row in Activity, worked on before or after the rest, at some hours, with a report. */
export function BatchDialog({ chosen, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal
      isOpen={chosen !== null}
      title={t.batch.title}
      subtitle={t.library.count(chosen?.count ?? 0)}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" type="submit" form={formId}>
          {t.batch.make}
        </Button>
      }
    >
      {chosen === null ? null : <BatchForm chosen={chosen} onDone={onClose} />}
    </Modal>
  );
}

function BatchForm({ chosen, onDone }: { readonly chosen: Chosen; readonly onDone: () => void }) {
  const { t, format } = useWords();
  const report = useReport();
  const [name, setName] = useState(() => t.batch.nameOf(format.fullDate(Date.now())));
  const [priority, setPriority] = useState<'1' | '0' | '-1'>('0');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isOnBattery, setOnBattery] = useState(false);
  const [isAgain, setAgain] = useState(false);
  const make = async () => {
    const { recordings } = chosen;
    const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)];
    const hours = fromMinute === null || toMinute === null ? null : { fromMinute, toMinute };
    const how = { name: name.trim(), priority: Number(priority) as 1 | 0 | -1, hours, isOnBattery };
    // Put together first: what is queued then waits for its hours at once.
    await api['batches.add']({ recordings, ...how });
    if (isAgain) await api['jobs.changeMany']({ recordings, change: 'again' });
    const onClick = () => navigate({ view: 'activity' });
    notify({ text: t.batch.made(name.trim()), action: { label: t.batch.show, onClick } });
    onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void make().catch(report);
  };
  return (
    <form id={formId} className={dialog.form} onSubmit={onSubmit}>
      <label className={dialog.label}>
        {t.batch.name}
        <input
          className={dialog.input}
          dir="auto"
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className={dialog.label}>
        {t.sources.priority}
        <SelectField<'1' | '0' | '-1'>
          label={t.sources.priority}
          value={priority}
          choices={(['1', '0', '-1'] as const).map((value) => ({ value, label: t.sources.priorities[value] }))}
          onChange={setPriority}
        />
      </div>
      <div className={dialog.label}>
        {t.sources.hours}
        <div className={styles.pick}>
          <input
            type="time"
            className={dialog.input}
            aria-label={t.batch.from}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <input
            type="time"
            className={dialog.input}
            aria-label={t.batch.to}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      </div>
      <label className={styles.check}>
        <input type="checkbox" checked={isOnBattery} onChange={(event) => setOnBattery(event.target.checked)} />
        {t.batch.onBattery}
      </label>
      <label className={styles.check}>
        <input type="checkbox" checked={isAgain} onChange={(event) => setAgain(event.target.checked)} />
        {t.batch.again}
      </label>
      <p className={styles.text}>{t.batch.text}</p>
    </form>
  );
}
