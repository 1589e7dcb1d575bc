import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordingChoiceInput } from '#shared/contract/recording-choice.ts';
import { maxNamedRecordings } from '#shared/max-named-recordings.ts';
import type { ErasurePlan, HoldingCopy } from '#shared/maintenance/erasure.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useErase } from '#renderer/state/erase.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './LibraryPage.module.css';

/** Names what goes before anything is deleted for good: there is no way back. */
export function EraseDialog() {
  const { t } = useWords();
  const report = useReport();
  const choice = useErase((state) => state.choice);
  const [withCopies, setWithCopies] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const plan = useQuery({
    queryKey: ['erasure', choice],
    queryFn: () => (choice === null ? null : api['recordings.planErasure'](choice)),
    enabled: choice !== null,
    gcTime: 0,
    staleTime: 0,
  }).data;
  const close = () => {
    useErase.setState({ choice: null });
    setWithCopies(false);
  };
  const erase = async (asked: RecordingChoiceInput, known: ErasurePlan) => {
    setBusy(true);
    try {
      // Those that were named in the question, and none that came into the bin since.
      const recordingIds = known.recordings.map(({ id }) => id);
      const named = recordingIds.length <= maxNamedRecordings ? { recordingIds } : asked;
      const result = await api['recordings.erase']({ choice: named, withCopies });
      const detail = result.isFinished ? null : t.erase.unfinished;
      notify({ text: t.erase.done(result.recordingIds.length), ...(detail !== null && { detail }) });
      close();
    } catch (thrown) {
      report(thrown);
    } finally {
      setBusy(false);
    }
  };
  const count = plan?.recordings.length ?? 0;
  const [only] = plan?.recordings ?? [];
  return (
    <Modal
      isOpen={choice !== null}
      title={count === 1 && only ? t.erase.titleOne(only.name) : t.erase.title(count)}
      onClose={close}
      actions={
        <>
          <Button kind="quiet" onClick={close} disabled={isBusy}>
            {t.common.cancel}
          </Button>
          <Button
            kind="danger"
            disabled={isBusy || count === 0}
            onClick={() => choice && plan && void erase(choice, plan)}
          >
            {isBusy ? t.erase.running : t.erase.now}
          </Button>
        </>
      }
    >
      {plan ? <Parts plan={plan} withCopies={withCopies} onWithCopies={setWithCopies} /> : null}
    </Modal>
  );
}

interface PartsProps {
  readonly plan: ErasurePlan;
  readonly withCopies: boolean;
  readonly onWithCopies: (value: boolean) => void;
}

function Parts({ plan, withCopies, onWithCopies }: PartsProps) {
  const { t, format } = useWords();
  const { ownCopies, copies } = plan;
  const copyLine = ({ name, madeAtMs, isReadable }: HoldingCopy) => (
    <li key={name}>
      {format.fullDate(madeAtMs)}: <bdi>{name}</bdi>
      {isReadable ? null : ` ${t.erase.unreadable}`}
    </li>
  );
  return (
    <>
      <p>{t.erase.goes}</p>
      <ul className={styles.parts}>
        <li>{t.erase.texts(plan.versionCount, plan.segmentCount)}</li>
        <li>{t.erase.notes(plan.noteCount, plan.findingCount)}</li>
        <li>{t.erase.sound(ownCopies.count, format.bytes(ownCopies.sizeBytes))}</li>
      </ul>
      <p>{t.erase.stays}</p>
      {copies.length > 0 ? (
        <>
          <p>{t.erase.copies}</p>
          <ul className={styles.parts}>{copies.map(copyLine)}</ul>
          <label className={styles.withCopies}>
            <input
              type="checkbox"
              checked={withCopies}
              onChange={(event) => onWithCopies(event.currentTarget.checked)}
            />{' '}
            {t.erase.withCopies}
          </label>
        </>
      ) : null}
      <p>{t.erase.beyond}</p>
    </>
  );
}
