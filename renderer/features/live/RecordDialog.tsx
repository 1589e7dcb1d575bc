import { useEffect, useState, type FormEvent } from 'react';
import { localMinute } from '#shared/text/local-time.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { setTranscriptMode } from '#renderer/state/transcript-mode.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './Live.module.css';
import { useLiveDialog } from './live-dialog.ts';
import { startLive } from './live-session.ts';

const formId = 'record-form';
const close = () => useLiveDialog.setState({ isOpen: false });
/** What was chosen last, while the page lives. */
const remembered = { deviceId: '', withComputer: false };

/** What is to be recorded; nothing listens before the button is pressed. */
export function RecordDialog() {
  const { t } = useWords();
  const isOpen = useLiveDialog((state) => state.isOpen);
  const [isStarting, setStarting] = useState(false);
  return (
    <Modal
      isOpen={isOpen}
      title={t.live.title}
      onClose={close}
      cancels
      actions={
        <Button kind="primary" className={styles.record} type="submit" form={formId} disabled={isStarting}>
          {t.live.start}
        </Button>
      }
    >
      {isOpen ? <Form onStarting={setStarting} /> : null}
    </Modal>
  );
}

function Form({ onStarting }: { readonly onStarting: (isStarting: boolean) => void }) {
  const { t } = useWords();
  const report = useReport();
  const [name, setName] = useState(() => t.live.nameOf(localMinute(Date.now())));
  const [deviceId, setDeviceId] = useState(remembered.deviceId);
  const [withComputer, setWithComputer] = useState(remembered.withComputer);
  const devices = useMicrophones();
  const canShare = 'getDisplayMedia' in navigator.mediaDevices;
  const start = async () => {
    Object.assign(remembered, { deviceId, withComputer });
    onStarting(true);
    try {
      const recordingId = await startLive({ name: name.trim(), deviceId, withComputer }, report);
      close();
      // Where the words stand as they are said; the other ways of seeing a text wait for all of it.
      setTranscriptMode('edit');
      openTranscript(recordingId);
    } catch (error) {
      report(error);
    } finally {
      onStarting(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void start();
  };
  return (
    <form id={formId} className={styles.form} onSubmit={onSubmit}>
      <p className={styles.about}>{t.live.subtitle}</p>
      <label className={styles.label}>
        {t.live.name}
        <input
          className={styles.input}
          dir="auto"
          required
          maxLength={200}
          value={name}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {devices.length > 1 ? (
        <div className={styles.label}>
          {t.live.microphone}
          <SelectField
            label={t.live.microphone}
            value={deviceId}
            choices={[{ value: '', label: t.live.usual }, ...devices]}
            onChange={setDeviceId}
          />
        </div>
      ) : null}
      {canShare ? (
        <label className={styles.check}>
          <input type="checkbox" checked={withComputer} onChange={(event) => setWithComputer(event.target.checked)} />
          <span>
            {t.live.withComputer}
            <span className={styles.hint}>{t.live.withComputerHint}</span>
          </span>
        </label>
      ) : null}
    </form>
  );
}

/** Browsers name them only to a page that was allowed to listen once: before that there is nothing to choose. */
function useMicrophones(): readonly { readonly value: string; readonly label: string }[] {
  const [devices, setDevices] = useState<readonly { readonly value: string; readonly label: string }[]>([]);
  useEffect(() => {
    let isGone = false;
    void navigator.mediaDevices
      .enumerateDevices()
      .then((all) => {
        if (isGone) return;
        const inputs = all.filter(
          ({ kind, deviceId, label }) => kind === 'audioinput' && deviceId !== '' && label !== '',
        );
        setDevices(
          inputs
            .filter(({ deviceId }) => deviceId !== 'default' && deviceId !== 'communications')
            .map(({ deviceId, label }) => ({ value: deviceId, label })),
        );
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  return devices;
}
