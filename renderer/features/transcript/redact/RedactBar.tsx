import { Popover } from '@base-ui/react/popover';
import type { RedactionOverview } from '#shared/sharing/redaction.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Redact.module.css';
import type { RedactionActions } from './use-redaction.ts';

interface Props {
  readonly overview: RedactionOverview;
  readonly actions: RedactionActions;
  readonly isPreviewed: boolean;
  readonly onPreview: () => void;
  readonly onExport: () => void;
  readonly onEvidence: () => void;
}

/** How much is proposed and removed, and what is done with all of it. */
export function RedactBar({ overview, actions, isPreviewed, onPreview, onExport, onEvidence }: Props) {
  const { t, format } = useWords();
  const { places, speakers, canUndo } = overview;
  const open = places.filter(({ state }) => state === 'proposed');
  const removedCount = places.filter(({ state }) => state === 'confirmed').length;
  return (
    <div className={styles.bar}>
      <span className={styles.summary} role="status">
        {t.redact.summary(format.number(open.length), format.number(removedCount))}
      </span>
      <span className={styles.space} />
      <IconButton size="s" icon="restore" label={t.redact.undo} disabled={!canUndo} onClick={actions.undo} />
      {speakers.length > 0 ? <Speakers speakers={speakers} onChange={actions.setSpeaker} /> : null}
      <Button
        size="s"
        icon="check"
        disabled={open.length === 0}
        onClick={() =>
          actions.decide(
            open.map(({ key }) => key),
            'confirmed',
          )
        }
      >
        {t.redact.confirmAll}
      </Button>
      <Button size="s" icon="mute" aria-pressed={isPreviewed} disabled={removedCount === 0} onClick={onPreview}>
        {t.redact.preview}
      </Button>
      <IconButton size="s" icon="folder" label={t.evidence.open} onClick={onEvidence} />
      <Button size="s" kind="primary" icon="export" disabled={removedCount === 0} onClick={onExport}>
        {t.redact.export}
      </Button>
    </div>
  );
}

interface SpeakersProps {
  readonly speakers: RedactionOverview['speakers'];
  readonly onChange: RedactionActions['setSpeaker'];
}

function Speakers({ speakers, onChange }: SpeakersProps) {
  const { t } = useWords();
  return (
    <Popover.Root>
      <Popover.Trigger render={<IconButton size="s" icon="speakers" label={t.redact.speakersText} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end">
          <Popover.Popup data-layer="" className={styles.popup}>
            <Popover.Title className={styles.popupTitle}>{t.redact.speakersText}</Popover.Title>
            {speakers.map(({ id, name, isRemoved }) => (
              <label key={id} className={styles.choice}>
                <input type="checkbox" checked={isRemoved} onChange={(event) => onChange(id, event.target.checked)} />
                <bdi>{name}</bdi>
              </label>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
