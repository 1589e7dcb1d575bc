import type { Recording } from '#shared/recording.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useSidePanel } from '#renderer/state/side-panel.ts';
import styles from './RecordingChips.module.css';
import { openChip, useChips } from './use-chips.ts';

/** What there is to know of a recording, in one line under its name; each opens the tab that shows the rest. */
export function RecordingChips({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const chips = useChips(recording);
  const shown = useSidePanel((state) => state.shown);
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips} role="group" aria-label={t.chips.label}>
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className={classNames(styles.chip, chip.isWarning && styles.warning)}
          title={chip.title}
          aria-expanded={chip.panel === null ? undefined : shown === chip.panel}
          onClick={() => openChip(chip)}
        >
          {chip.label}
        </button>
      ))}
    </div>
  );
}
