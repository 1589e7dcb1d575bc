import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { KeyCaps } from '#renderer/widgets/KeyCaps.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { keysOf, useKeys } from '#renderer/commands/keys.ts';
import { useUi } from '#renderer/state/ui.ts';
import { paletteEntries, type Entry } from './palette-entries.ts';
import styles from './Palette.module.css';

const close = () => useUi.setState({ isPaletteOpen: false });
const maxRecordings = 12;
const maxSpeakers = 6;

/** Everything there is in one list that is searched by typing; arrows choose, Enter goes there or does it. */
export function Palette() {
  const { t } = useWords();
  const isOpen = useUi((state) => state.isPaletteOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup data-layer="" className={styles.popup} aria-label={t.commandNames.palette}>
          <Entries />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Recordings whose name fits; of an earlier text until those of this one are there. */
function useNamedRecordings(text: string) {
  const wanted = text.trim();
  const { data } = useQuery({
    queryKey: queryKeys.named(wanted),
    queryFn: () => api['recordings.named']({ text: wanted, offset: 0, limit: maxRecordings }),
    enabled: wanted !== '',
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 10_000,
  });
  return wanted === '' ? [] : (data?.rows ?? []);
}

/** Speakers whose name fits; of an earlier text until those of this one are there. */
function useNamedSpeakers(text: string) {
  const wanted = text.trim();
  const { data } = useQuery({
    queryKey: ['named', 'speakers', wanted],
    queryFn: () => api['speakers.named']({ text: wanted, limit: maxSpeakers }),
    enabled: wanted !== '',
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 10_000,
  });
  return wanted === '' ? [] : (data ?? []);
}

function Entries() {
  const { t } = useWords();
  const changed = useKeys((state) => state.changed);
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // With the field itself, not a frame later as the dialog would: letters typed at once belong to it.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const found = paletteEntries(text, t, useNamedRecordings(text), useNamedSpeakers(text));
  const at = Math.min(index, Math.max(0, found.length - 1));
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setIndex(next);
    list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  const run = (entry: Entry | undefined) => {
    const action = entry?.run;
    if (!action) return;
    close();
    // After the dialog gave the focus back, so that what moves it has the last word.
    setTimeout(action, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) move(at + step);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[at]);
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
        aria-activedescendant={found[at] ? `palette-${found[at].id}` : undefined}
        placeholder={t.keys.palettePlaceholder}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setIndex(0);
          list.current?.scrollTo({ top: 0 });
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
        {found.map((entry, nth) => {
          const { id, kind, name, where, command, run: action } = entry;
          const isFirst = found[nth - 1]?.kind !== kind;
          return (
            <Fragment key={id}>
              {isFirst ? (
                <p className={styles.kind} role="presentation">
                  {t.keys.paletteGroups[kind]}
                </p>
              ) : null}
              {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys of the list */}
              <div
                id={`palette-${id}`}
                role="option"
                tabIndex={-1}
                aria-selected={nth === at}
                aria-disabled={action === null}
                onPointerMove={() => setIndex(nth)}
                onClick={() => run(entry)}
              >
                <div className={classNames(styles.item, nth === at && styles.current)}>
                  <span className={styles.name} dir="auto">
                    {name}
                  </span>
                  {where === undefined ? null : <span className={styles.elsewhere}>{where}</span>}
                  {action === null ? <span className={styles.elsewhere}>{t.keys.paletteElsewhere}</span> : null}
                  {command === undefined ? null : <KeyCaps keys={keysOf(command, changed)} />}
                </div>
              </div>
            </Fragment>
          );
        })}
      </div>
      {found.length === 0 ? <p className={styles.none}>{t.keys.paletteNone}</p> : null}
    </>
  );
}
