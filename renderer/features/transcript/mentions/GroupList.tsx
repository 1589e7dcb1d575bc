import { Menu } from '@base-ui/react/menu';
import type { MentionGroup, MentionPlace } from '#shared/analyses/mention-lists.ts';
import { readReasons } from '#shared/analyses/mentions.ts';
import { isolate } from '#renderer/locales/isolate.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { mentionName } from '#renderer/locales/mention-name.ts';
import { groupKey, placesOf } from './mention-groups.ts';
import styles from './Mentions.module.css';
import { useNameActions } from './use-name-actions.ts';

export interface Chosen {
  readonly key: string;
  /** Of its places. */
  readonly nth: number;
}

interface Props {
  readonly recordingId: number;
  readonly groups: readonly MentionGroup[];
  readonly places: readonly MentionPlace[];
  readonly chosen: Chosen | null;
  readonly current: MentionPlace | null;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** What is mentioned, under the name of its kind. */
export function GroupList(props: Props) {
  const { t } = useWords();
  const byValue = Map.groupBy(props.groups, ({ value }) => value);
  return [...byValue].map(([value, groups]) => (
    <section key={value} className={styles.section} aria-label={t.mentions.values[value] ?? value}>
      <h3 className={styles.title}>{t.mentions.values[value] ?? value}</h3>
      <ul className={styles.list}>
        {groups.map((group) => (
          <Item key={groupKey(group)} group={group} {...props} />
        ))}
      </ul>
    </section>
  ));
}

function Item({ group, ...props }: Props & { readonly group: MentionGroup }) {
  const { t, format, language } = useWords();
  const { recordingId, places, chosen, onChoose } = props;
  const key = groupKey(group);
  const isChosen = chosen?.key === key;
  const own = placesOf(places, group);
  const go = (step: number) => {
    const nth = isChosen ? (chosen.nth + step + own.length) % own.length : 0;
    onChoose({ key, nth });
    const place = own[nth];
    if (place) openTranscript(recordingId, { atMs: place.startMs, isPlaying: false });
  };
  const written = group.name === '' ? (own[0]?.words?.matched ?? '') : group.name;
  const name = mentionName(group.value, written, language);
  return (
    <li className={styles.item} data-chosen={isChosen || undefined} data-value={group.value}>
      <button
        type="button"
        className={styles.name}
        aria-label={t.mentions.show(name, own.length)}
        onClick={() => go(1)}
      >
        <span className={styles.text} dir="auto">
          {name}
        </span>
        <span className={styles.count}>{own.length > 1 ? own.length : format.clock(group.firstMs)}</span>
      </button>
      {isChosen ? <Details group={group} own={own} go={go} {...props} /> : null}
    </li>
  );
}

interface DetailsProps extends Props {
  readonly group: MentionGroup;
  readonly own: readonly MentionPlace[];
  readonly go: (step: number) => void;
}

function Details({ group, own, chosen, go, recordingId, groups, onChoose }: DetailsProps) {
  const { t } = useWords();
  const place = own[chosen?.nth ?? 0];
  const others = group.names.filter(({ name }) => name !== group.name);
  const actions = useNameActions(recordingId, group, () => onChoose(null));
  return (
    <div className={styles.details}>
      {place ? <PlaceText place={place} /> : null}
      <div className={styles.row}>
        {own.length > 1 ? (
          <>
            <IconButton icon="arrowUp" size="s" label={t.mentions.previous} onClick={() => go(-1)} />
            <span className={styles.count}>{t.mentions.place((chosen?.nth ?? 0) + 1, own.length)}</span>
            <IconButton icon="arrowDown" size="s" label={t.mentions.next} onClick={() => go(1)} />
          </>
        ) : null}
        {actions.canJoin && groups.some((one) => one !== group && one.value === group.value) ? (
          <Menu.Root>
            <Menu.Trigger render={<Button size="s" kind="quiet" icon="chevronDown" />}>
              {t.mentions.sameAs}
            </Menu.Trigger>
            <MenuItems
              entries={groups
                .filter((one) => one !== group && one.value === group.value)
                .slice(0, 30)
                .map((one) => ({ label: one.name, icon: 'link', onChoose: () => actions.join(one) }))}
            />
          </Menu.Root>
        ) : null}
      </div>
      {group.value === 'open' ? (
        <div className={styles.row} role="group" aria-label={t.mentions.isWhat}>
          {(['person', 'place', 'organisation'] as const).map((value) => (
            <Button key={value} size="s" onClick={() => actions.decide(value)}>
              {t.mentions.choose[value]}
            </Button>
          ))}
        </div>
      ) : null}
      {others.length > 0 && actions.canJoin ? (
        <div className={styles.others}>
          <span className={styles.hint}>{t.mentions.also}</span>
          {others.map(({ name }) => (
            <span key={name} className={styles.other}>
              <span dir="auto">{name}</span>
              <IconButton icon="close" size="s" label={t.mentions.split(name)} onClick={() => actions.split(name)} />
            </span>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** The words around it, and why it was found. */
function PlaceText({ place }: { readonly place: MentionPlace }) {
  const { t, format } = useWords();
  const { before, after, words, reason, score } = place;
  const why = readReasons(reason).map(({ code, text }) => t.mentions.reasons[code]?.(isolate(text ?? '')) ?? code);
  if (score !== null) why.push(t.mentions.sure(format.percent(score)));
  return (
    <>
      <p className={styles.said} dir="auto">
        {before}
        <mark className={styles.mark}>{words?.matched}</mark>
        {after}
      </p>
      {words?.isTextChanged ? <p className={styles.hint}>{t.mentions.changed}</p> : null}
      <p className={styles.hint}>{[...new Set(why)].join(' · ')}</p>
    </>
  );
}
