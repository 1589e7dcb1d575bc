import type { Recording } from '#shared/recording.ts';
import { treatmentFor, type SoundTreatment } from '#shared/recognition/sound-check.ts';
import { poorSoundSentence } from '#shared/text/sound-sentences.ts';
import { api } from '#renderer/api/api.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import { useSoundPreview } from '#renderer/data/recordings/use-sound-preview.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './SoundNote.module.css';

interface Props {
  readonly recording: Recording;
  /** In a list whose keys are the list's own. */
  readonly isRow?: boolean;
}

/**
 * What is wrong with the sound of a recording that is not transcribed yet, to be listened to as it is and as it would be
 * treated, and what its job does about it. Nothing where the sound is fine.
 */
export function SoundNote({ recording, isRow = false }: Props) {
  const { t, language } = useWords();
  const report = useReport();
  const { playing, toggle } = useSoundPreview(recording);
  const state = useJob(recording.id)?.state ?? recording.state;
  const { id, soundCheck } = recording;
  const isRunning = state === 'running';
  if (soundCheck === undefined || !(state === 'waiting' || state === 'paused' || isRunning)) return null;
  const treatments = soundCheck.faults.flatMap((fault) => treatmentFor(fault) ?? []);
  const focus = isRow ? { tabIndex: -1 } : {};
  const button = (name: SoundTreatment) => {
    const isOn = soundCheck.treatments.includes(name);
    // What is done already is not redone to become worse.
    if (isRunning && isOn) return null;
    const label = isRunning ? t.soundNote.again[name] : isOn ? t.soundNote.leave[name] : t.soundNote.treat[name];
    const change = { recordingId: id, treatment: name, isOn: !isOn };
    return (
      <Button key={name} size="s" {...focus} onClick={() => void api['jobs.setTreatment'](change).catch(report)}>
        {label}
      </Button>
    );
  };
  const listen = (which: 'recorded' | 'treated', label: string) => (
    <Button
      size="s"
      kind="quiet"
      icon={playing === which ? 'stop' : 'play'}
      aria-pressed={playing === which}
      {...focus}
      onClick={() => toggle(which)}
    >
      {label}
    </Button>
  );
  return (
    <div className={classNames(styles.note, isRow && styles.row)}>
      <p className={styles.what}>{poorSoundSentence(soundCheck, language)}</p>
      <div className={styles.tools} role="group" aria-label={t.soundNote.place}>
        {treatments.length === 0 ? (
          listen('recorded', t.soundNote.listen)
        ) : (
          <>
            {listen('recorded', t.soundNote.recorded)}
            {listen('treated', t.soundNote.treated)}
          </>
        )}
        {treatments.map(button)}
      </div>
    </div>
  );
}
