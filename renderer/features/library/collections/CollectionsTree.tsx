import { Menu } from '@base-ui/react/menu';
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { Collection } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { useCollections } from '#renderer/data/catalogue/use-catalogue.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { showInLibrary, useLibraryView } from '#renderer/state/library-view.ts';
import { useRoute } from '#renderer/state/route.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems, type MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { areRecordingsOver, droppedRecordings } from '../selection/drag-recordings.ts';
import { editCollection } from './collection-dialog.ts';
import styles from './Collections.module.css';
import { depthOf } from './depth-of.ts';
import { useCollect } from './use-collect.ts';

/** What shows a collection: the filter that names it. */
export const collectionFilter = ({ name }: Pick<Collection, 'name'>) =>
  `collection:${/[\s"]/.test(name) ? `"${name.replaceAll('"', '')}"` : name}`;

/** The collections below the library in the sidebar: a press shows one, recordings are dropped onto it. */
export function CollectionsTree() {
  const { t, format } = useWords();
  const collections = useCollections();
  const isLibrary = useRoute(({ route }) => route.view === 'library');
  const filter = useLibraryView((view) => view.filter);
  const { put } = useCollect();
  const [overId, setOverId] = useState<number | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const shown = (one: Collection) => one.filter ?? collectionFilter(one);
  const onDrop = (event: DragEvent, one: Collection) => {
    setOverId(null);
    const chosen = droppedRecordings(event);
    if (chosen === null) return;
    event.preventDefault();
    put(chosen, one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
    event.preventDefault();
  };
  const currentId = isLibrary ? collections.find((one) => shown(one) === filter.trim())?.id : undefined;
  return (
    <div className={styles.tree}>
      <div ref={tree} role="tree" tabIndex={-1} aria-label={t.catalogue.collections} onKeyDown={onKeyDown}>
        {collections.map((one, nth) => (
          <div
            key={one.id}
            role="none"
            className={classNames(
              styles.branch,
              one.id === currentId && styles.current,
              one.id === overId && styles.over,
            )}
            style={{ paddingInlineStart: 12 + 14 * depthOf(collections, one) }}
            onDragOver={(event) => {
              if (one.filter !== null || !areRecordingsOver(event)) return;
              event.preventDefault();
              setOverId(one.id);
            }}
            onDragLeave={() => setOverId(null)}
            onDrop={(event) => onDrop(event, one)}
          >
            <button
              type="button"
              role="treeitem"
              className={styles.branchName}
              tabIndex={one.id === currentId || (currentId === undefined && nth === 0) ? 0 : -1}
              aria-level={depthOf(collections, one) + 1}
              aria-selected={one.id === currentId}
              aria-label={t.catalogue.inIt(one.name, one.count)}
              onClick={() => showInLibrary(shown(one))}
            >
              <Icon name={one.filter === null ? 'collection' : 'smart'} size={14} />
              <span className={styles.name} dir="auto" title={one.name}>
                {one.name}
              </span>
              <span className={styles.count}>{format.number(one.count)}</span>
            </button>
            <CollectionMenu collection={one} />
          </div>
        ))}
      </div>
      <button
        type="button"
        className={styles.add}
        onClick={() => editCollection({ id: null, name: '', parentId: null, filter: null })}
      >
        <Icon name="plus" size={14} />
        <span className={styles.name}>{t.catalogue.newCollection}</span>
      </button>
    </div>
  );
}

function CollectionMenu({ collection }: { readonly collection: Collection }) {
  const { t } = useWords();
  const { file } = useFiling();
  const { id, name, parentId, filter } = collection;
  const remove = () => {
    // What shows a collection that is gone would show nothing.
    if (useLibraryView.getState().filter.trim() === (filter ?? collectionFilter(collection))) {
      useLibraryView.setState({ filter: '' });
    }
    file({
      during: t.catalogue.changingMany(0),
      call: () => api['collections.remove']({ collectionId: id }),
      after: () => t.catalogue.removedCollection(name),
    });
  };
  const entries: readonly MenuEntry[] = [
    {
      label: filter === null ? t.catalogue.renameCollection : t.catalogue.editSmart,
      icon: 'edit',
      onChoose: () => editCollection({ id, name, parentId, filter }),
    },
    ...(filter === null
      ? [
          {
            label: t.catalogue.newWithin,
            icon: 'plus' as const,
            onChoose: () => editCollection({ id: null, name: '', parentId: id, filter: null }),
          },
        ]
      : []),
    { label: t.catalogue.removeCollection, icon: 'bin', isAfterGap: true, onChoose: remove },
  ];
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton icon="more" size="s" className={styles.more} label={t.catalogue.actionsFor(name)} tabIndex={-1} />
        }
      />
      <MenuItems entries={entries} />
    </Menu.Root>
  );
}
