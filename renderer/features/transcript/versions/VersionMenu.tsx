import { Popover } from '@base-ui/react/popover';
import { useEffect, useState } from 'react';
import type { Recording } from '#shared/recording.ts';
import type { Version } from '#shared/edits/version.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useVersionNames, useVersions } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { navigate } from '#renderer/state/route.ts';
import { openAgain, openImport } from '#renderer/state/ui.ts';
import { RemoveVersionDialog } from './RemoveVersionDialog.tsx';
import { RemovedVersions } from './RemovedVersions.tsx';
import { useNewVersion } from './use-new-version.ts';
import { VersionRow } from './VersionRow.tsx';
import styles from './VersionMenu.module.css';

/** Which version is in use, the others, and what can be done with them. */
export function VersionMenu({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const versions = useVersions(recording.id);
  const names = useVersionNames();
  const [isOpen, setOpen] = useState(false);
  const [doomed, setDoomed] = useState<Version | null>(null);
  const again = useAgain(recording);
  useNewVersion(recording.id, versions);
  const there = versions?.filter((version) => !version.isRemoved) ?? [];
  const current = there.find((version) => version.isCurrent);
  if (!current) return null;
  return (
    <>
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger className={styles.trigger} aria-label={t.versions.button(names(current).name)}>
          <Icon name="versions" size={14} />
          <span className={styles.model} dir="auto" title={names(current).name}>
            {names(current).name}
          </span>
          {there.length > 1 ? <span className={styles.count}>{there.length}</span> : null}
          <Icon name="chevronDown" size={14} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className={styles.positioner} sideOffset={6} align="end">
            <Popover.Popup data-layer="" className={styles.popup}>
              <Popover.Title className={styles.title}>{t.versions.title}</Popover.Title>
              <Popover.Description className={styles.text}>{t.versions.useText}</Popover.Description>
              <ul className={styles.list}>
                {there.map((version) => (
                  <VersionRow
                    key={version.transcriptId}
                    version={version}
                    recordingId={recording.id}
                    canRemove={there.some((other) => other !== version && other.isFinished) && !version.isInWork}
                    onClose={() => setOpen(false)}
                    onRemove={() => {
                      setOpen(false);
                      setDoomed(version);
                    }}
                  />
                ))}
              </ul>
              <RemovedVersions versions={versions?.filter((version) => version.isRemoved) ?? []} />
              <div className={styles.foot}>
                <Button
                  size="s"
                  icon="plus"
                  onClick={() => {
                    setOpen(false);
                    again();
                  }}
                >
                  {t.versions.again}
                </Button>
                <Button
                  size="s"
                  onClick={() => {
                    setOpen(false);
                    openImport({ recordingId: recording.id, name: recording.name });
                  }}
                >
                  {t.importDialog.open}
                </Button>
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <RemoveVersionDialog version={doomed} onClose={() => setDoomed(null)} />
    </>
  );
}

/** Opens the dialog for this recording; also what the commands do while its page is open. */
function useAgain({ id, name }: Recording): () => void {
  useEffect(
    () =>
      registerCommands({
        'run-again': () => openAgain({ recordingId: id, name }),
        'compare-versions': () => navigate({ view: 'compare', recordingId: id, otherId: 0 }),
      }),
    [id, name],
  );
  return () => openAgain({ recordingId: id, name });
}
