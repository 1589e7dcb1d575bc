import { Menu } from '@base-ui/react/menu';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Speaker } from '#shared/speaker.ts';
import { api } from '#renderer/api/api.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { MenuItems } from '#renderer/ui/MenuItems.tsx';
import { SpeakerMark } from '#renderer/widgets/SpeakerMark.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import styles from './SpeakersPanel.module.css';

interface Props {
  readonly speaker: Speaker;
  readonly others: readonly Speaker[];
  /** Its name is to be typed at once. */
  readonly isNew: boolean;
}

const lastKey = 9;

/** One speaker: the mark gives the selected segments to it, the name is a field. */
export function SpeakerLine({ speaker, others, isNew }: Props) {
  const { t, format } = useWords();
  const report = useReport();
  const { id, name, slot } = speaker;
  const [draft, setDraft] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) field.current?.select();
  }, [isNew]);
  const rename = () => {
    const next = draft.trim();
    if (next === '' || next === name) setDraft(name);
    else void api['speakers.rename']({ speakerId: id, name: next }).catch(report);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setDraft(name);
    else rename();
    document.querySelector<HTMLElement>('[data-segments]')?.focus({ preventScroll: true });
  };
  const merge = (intoId: number) => void api['speakers.merge']({ speakerId: id, intoId }).catch(report);
  return (
    <div className={styles.line}>
      <button
        type="button"
        className={styles.assign}
        aria-label={t.speakers.assign(name)}
        title={slot <= lastKey ? String(slot) : undefined}
        disabled={slot > lastKey}
        onClick={() => void runCommand(`speaker-${slot}` as CommandId)}
      >
        <SpeakerMark name={name} place={slot - 1} />
      </button>
      <span className={styles.fields}>
        <input
          dir="auto"
          ref={field}
          className={styles.name}
          aria-label={t.speakers.name(slot)}
          value={draft}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={rename}
        />
        <span className={styles.facts}>{t.speakers.spoken(speaker.segmentCount, format.clock(speaker.spokenMs))}</span>
      </span>
      {slot <= lastKey ? <kbd className={styles.key}>{slot}</kbd> : null}
      {others.length > 0 ? (
        <Menu.Root>
          <Menu.Trigger render={<IconButton icon="more" size="s" label={t.speakers.menu(name)} />} />
          <MenuItems
            align="end"
            entries={others.map((other) => ({
              label: t.speakers.mergeInto(other.name),
              icon: 'arrowDown',
              onChoose: () => merge(other.id),
            }))}
          />
        </Menu.Root>
      ) : null}
    </div>
  );
}
