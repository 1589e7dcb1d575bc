import { Menu } from '@base-ui/react/menu';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { failureOf } from '#shared/failure.ts';
import type { Speaker } from '#shared/speaker.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { SpeakerMark } from '#renderer/widgets/SpeakerMark.tsx';
import { VoiceSearch } from '#renderer/widgets/voices/VoiceSearch.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { RoleField } from './RoleField.tsx';
import { useRename } from './use-rename.ts';
import styles from './SpeakersPanel.module.css';

interface Props {
  readonly speaker: Speaker;
  readonly recordingId: number;
  readonly others: readonly Speaker[];
  /** Its name is to be typed at once. */
  readonly isNew: boolean;
}

const lastKey = 9;

/** One speaker: the mark gives the selected segments to it, the name is a field. */
export function SpeakerLine({ recordingId, speaker, others, isNew }: Props) {
  const [isSearching, setSearching] = useState(false);
  const { t, format, language } = useWords();
  const report = useReport();
  const { id, name, slot } = speaker;
  const { draft, setDraft, rename, error, keepMine, takeTheirs } = useRename(speaker);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) field.current?.select();
  }, [isNew]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') takeTheirs();
    else rename();
    document.querySelector<HTMLElement>('[data-segments]')?.focus({ preventScroll: true });
  };
  const merge = ({ id: intoId, name: into }: Speaker) =>
    void api['speakers.merge']({ speakerId: id, intoId, onto: { from: name, into } }).catch(report);
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
        {error === null ? null : (
          <span className={styles.failure} role="alert">
            {Object.values(failureText(failureOf(error), language)).join(' ')}
            <span className={styles.failureButtons}>
              <Button size="s" onClick={keepMine}>
                {t.speakers.keepMine}
              </Button>
              <Button size="s" kind="quiet" onClick={takeTheirs}>
                {t.speakers.takeTheirs(name)}
              </Button>
            </span>
          </span>
        )}
        <span className={styles.facts}>
          <RoleField name={name} recordingId={recordingId} />
          {t.speakers.spoken(speaker.segmentCount, format.clock(speaker.spokenMs))}
        </span>
      </span>
      {slot <= lastKey ? <kbd className={styles.key}>{slot}</kbd> : null}
      <Menu.Root>
        <Menu.Trigger render={<IconButton icon="more" size="s" label={t.speakers.menu(name)} />} />
        <MenuItems
          align="end"
          entries={[
            { label: t.voiceSearch.open, icon: 'search', onChoose: () => setSearching(true) },
            ...others.map((other, nth) => ({
              label: t.speakers.mergeInto(other.name),
              icon: 'arrowDown' as const,
              isAfterGap: nth === 0,
              onChoose: () => merge(other),
            })),
          ]}
        />
      </Menu.Root>
      <VoiceSearch
        isOpen={isSearching}
        name={name}
        voice={{ recordingId, speakerId: id }}
        onClose={() => setSearching(false)}
      />
    </div>
  );
}
