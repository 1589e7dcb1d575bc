import { Dialog } from '@base-ui/react/dialog';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { KeyCaps } from '#renderer/widgets/KeyCaps.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { handlerOf, runCommand } from '#renderer/commands/command-handlers.ts';
import { commandIds, commandOf, type CommandId } from '#renderer/commands/commands.ts';
import { keysOf, useKeys } from '#renderer/commands/keys.ts';
import { useUi } from '#renderer/state/ui.ts';
import { findCommands } from './find-commands.ts';
import styles from './Palette.module.css';

const close = () => useUi.setState({ isPaletteOpen: false });
/** Held keys and the keys of an open field mean nothing when they are chosen from a list. */
const listed = commandIds.filter((id) => id !== 'palette' && id !== 'play-held' && commandOf(id).scope !== 'editor');

/** Every command in one list that is searched by typing; arrows choose, Enter runs. */
export function Palette() {
  const { t } = useWords();
  const isOpen = useUi((state) => state.isPaletteOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup data-layer="" className={styles.popup} aria-label={t.commandNames.palette}>
          <Commands />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands() {
  const { t } = useWords();
  const changed = useKeys((state) => state.changed);
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // With the field itself, not a frame later as the dialog would: letters typed at once belong to it.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const found = findCommands(text, listed, t.commandNames, (id) => handlerOf(id) !== undefined);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setIndex(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const run = (id: CommandId | undefined) => {
    if (!id || !handlerOf(id)) return;
    close();
    // After the dialog gave the focus back, so that a command which moves it has the last word.
    setTimeout(() => runCommand(id), 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) move(index + step);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[index]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        dir="auto"
        ref={field}
        type="text"
        className={styles.field}
        role="combobox"
        aria-label={t.keys.paletteField}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={found[index] ? `palette-${found[index]}` : undefined}
        placeholder={t.keys.palettePlaceholder}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id="palette-list"
        className={styles.list}
        role="listbox"
        tabIndex={-1}
        aria-label={t.keys.paletteList}
      >
        {found.map((id, nth) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys of the list
          <div
            key={id}
            id={`palette-${id}`}
            role="option"
            tabIndex={-1}
            aria-selected={nth === index}
            aria-disabled={handlerOf(id) === undefined}
            className={classNames(styles.item, nth === index && styles.current)}
            onPointerMove={() => setIndex(nth)}
            onClick={() => run(id)}
          >
            <span className={styles.name}>{t.commandNames[id]}</span>
            {handlerOf(id) ? null : <span className={styles.elsewhere}>{t.keys.paletteElsewhere}</span>}
            <KeyCaps keys={keysOf(id, changed)} />
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className={styles.none}>{t.keys.paletteNone}</p> : null}
    </>
  );
}
