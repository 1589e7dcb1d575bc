import { Popover } from '@base-ui/react/popover';
import { useState, type KeyboardEvent } from 'react';
import type { Segment } from '#shared/segment.ts';
import type { Speaker } from '#shared/speaker.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { isSelected, useSelection, type SegmentSelection } from '#renderer/state/selection.ts';
import { announce } from '#renderer/state/ui.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { speakerNumber } from '#shared/text/numbered-speaker.ts';
import { SpeakerMark } from '#renderer/widgets/SpeakerMark.tsx';
import type { Rows } from '../turns/turn-at.ts';
import { idsBetween } from '../commands/segment-actions.ts';
import { flashRows } from '../text/active.ts';
import { closeSpeakerPicker, useSpeakerPicker } from './speaker-picker.ts';
import styles from './SpeakerPicker.module.css';

const scopes = ['turn', 'segment', 'alike', 'onwards'] as const;
/** What is selected is meant where the list is opened on a part of it. */
type Scope = 'selection' | (typeof scopes)[number];
/** As many as one call takes. */
const maxAtOnce = 10_000;

interface Props {
  readonly transcriptId: number;
  readonly total: number;
  readonly speakers: readonly Speaker[];
  readonly rowAt: (index: number) => Segment | undefined;
  readonly turnAt: (index: number) => Rows;
  readonly onLeave: () => void;
}

/** Who speaks, chosen in place: a list, a field that adds a name, and how far it goes. One for the whole text. */
export function SpeakerPicker(props: Props) {
  const index = useSpeakerPicker((state) => state.index);
  const segment = index === null ? undefined : props.rowAt(index);
  const close = () => {
    closeSpeakerPicker();
    props.onLeave();
  };
  if (index === null || segment === undefined) return null;
  const anchor = () => document.querySelector(`[data-segments] [data-index="${index}"] [data-speaker-anchor]`);
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} className={styles.positioner} side="bottom" align="start" sideOffset={4}>
          <Popover.Popup data-layer="" className={styles.popup} finalFocus={false}>
            <Choice key={index} {...props} index={index} segment={segment} onDone={close} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoiceProps extends Props {
  readonly index: number;
  readonly segment: Segment;
  readonly onDone: () => void;
}

function Choice({ index, segment, speakers, onDone, ...list }: ChoiceProps) {
  const { t } = useWords();
  const report = useReport();
  const [typed, setTyped] = useState('');
  const range = useSelection((state) => state.range);
  const selected = isSelected(range, index) && range !== null ? rowsOf(range) : null;
  const [scope, setScope] = useState<Scope>(selected ? 'selection' : 'turn');
  const name = typed.trim();
  const isLike = ({ name: known }: Speaker) => known.toLocaleLowerCase().includes(name.toLocaleLowerCase());
  const shown = speakers.filter(isLike);
  const isNew = name !== '' && speakers.every((one) => one.name.toLocaleLowerCase() !== name.toLocaleLowerCase());
  const choose = (speaker: { readonly id: number } | { readonly name: string } | null) => {
    onDone();
    void give({ ...list, index, segment, selected, scope, speaker })
      .then(({ rows, count }) => {
        if (rows) flashRows(rows);
        const chosen = speaker === null ? t.speakers.noSpeaker : 'name' in speaker ? speaker.name : nameOf(speaker.id);
        announce(t.speakers.assigned(chosen, count));
      })
      .catch(report);
  };
  const nameOf = (speakerId: number) => speakers.find(({ id }) => id === speakerId)?.name ?? '';
  // Who is only a number yet is probably the one whose name is typed.
  const own = speakers.find(({ id }) => id === segment.speakerId);
  const unnamed = own !== undefined && speakerNumber(own.name) !== null ? own : undefined;
  const rename = (speaker: Speaker) => {
    onDone();
    void api['speakers.rename']({ speakerId: speaker.id, name, onto: speaker.name })
      .then(() => announce(t.speakers.named(speaker.name, name)))
      .catch(report);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = shown;
    if (isNew && unnamed) rename(unnamed);
    else if (isNew) choose({ name });
    else if (first) choose({ id: first.id });
  };
  return (
    <>
      <Popover.Title className={styles.title}>{t.speakers.choose}</Popover.Title>
      <input
        dir="auto"
        className={styles.field}
        aria-label={t.speakers.find}
        placeholder={t.speakers.findHint}
        value={typed}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul className={styles.list}>
        {shown.map((speaker) => (
          <li key={speaker.id}>
            <button
              type="button"
              className={styles.speaker}
              aria-current={speaker.id === segment.speakerId || undefined}
              onClick={() => choose({ id: speaker.id })}
            >
              <SpeakerMark name={speaker.name} place={speaker.slot - 1} />
              <bdi className={styles.name}>{speaker.name}</bdi>
              {speaker.slot <= 9 ? (
                <kbd className={styles.key} aria-hidden="true">
                  {speaker.slot}
                </kbd>
              ) : null}
            </button>
          </li>
        ))}
        {isNew && unnamed ? (
          <li>
            <button type="button" className={styles.speaker} onClick={() => rename(unnamed)}>
              <Icon name="edit" />
              <span className={styles.name}>{t.speakers.nameAs(unnamed.name, name)}</span>
            </button>
          </li>
        ) : null}
        {isNew ? (
          <li>
            <button type="button" className={styles.speaker} onClick={() => choose({ name })}>
              <Icon name="plus" />
              <span className={styles.name}>{t.speakers.addNamed(name)}</span>
            </button>
          </li>
        ) : null}
        {segment.speakerId === null || name !== '' ? null : (
          <li>
            <button type="button" className={styles.speaker} onClick={() => choose(null)}>
              <Icon name="close" />
              <span className={styles.name}>{t.speakers.noSpeaker}</span>
            </button>
          </li>
        )}
      </ul>
      <div className={styles.scopes} role="radiogroup" aria-label={t.speakers.scope}>
        {(selected ? (['selection', ...scopes] as const) : scopes).map((one) => (
          <label key={one} className={styles.scope}>
            <input type="radio" name="speaker-scope" checked={scope === one} onChange={() => setScope(one)} />
            {t.speakers.scopes[one]}
          </label>
        ))}
      </div>
    </>
  );
}

interface Gift extends Pick<Props, 'transcriptId' | 'total' | 'turnAt' | 'rowAt'> {
  readonly index: number;
  readonly segment: Segment;
  /** Null where nothing is selected at this place. */
  readonly selected: Rows | null;
  readonly scope: Scope;
  readonly speaker: { readonly id: number } | { readonly name: string } | null;
}

function rowsOf({ anchor, focus }: SegmentSelection): Rows {
  return { first: Math.min(anchor, focus), last: Math.max(anchor, focus) };
}

/** With the rows that were given, where they are in one piece, and how many they are. */
async function give(gift: Gift): Promise<{ readonly rows: Rows | null; readonly count: number }> {
  const { transcriptId, total, index, segment, selected, scope, speaker, turnAt } = gift;
  const rows = {
    selection: selected ?? { first: index, last: index },
    segment: { first: index, last: index },
    turn: turnAt(index),
    onwards: { first: index, last: total - 1 },
    alike: null,
  }[scope];
  const ids =
    rows === null ? await idsOfSpeaker(gift, segment.speakerId) : await idsBetween(transcriptId, rows.first, rows.last);
  for (let from = 0; from < ids.length; from += maxAtOnce) {
    await api['segments.assignSpeaker']({ segmentIds: ids.slice(from, from + maxAtOnce), speaker });
  }
  return { rows, count: ids.length };
}

/** All of whoever has the segment, or of no one. */
async function idsOfSpeaker({ transcriptId, total }: Gift, speakerId: number | null): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let offset = 0; offset < total;) {
    const { rows } = await api['segments.list']({ transcriptId, offset, limit: 200 });
    if (rows.length === 0) break;
    for (const row of rows) if (row.speakerId === speakerId) ids.push(row.id);
    offset += rows.length;
  }
  return ids;
}
