import { Menu } from '@base-ui/react/menu';
import type { FindingFilter, FindingFormat } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';

/** What the filters show, with the times of each clip. */
export function FindingsExport({ filter, isEmpty }: { readonly filter: FindingFilter; readonly isEmpty: boolean }) {
  const { t } = useWords();
  const save = useSaveText();
  const exportAs = (format: FindingFormat) =>
    save(`findings.${format}`, (target) => api['findings.export']({ filter, format, ...target }));
  return (
    <Menu.Root>
      <Menu.Trigger disabled={isEmpty} render={<IconButton icon="export" label={t.findings.export} />} />
      <MenuItems
        align="end"
        entries={[
          { label: t.findings.exportCsv, icon: 'export', onChoose: () => exportAs('csv') },
          { label: t.findings.exportJson, icon: 'export', onChoose: () => exportAs('json') },
        ]}
      />
    </Menu.Root>
  );
}
