import { Menu } from '@base-ui/react/menu';
import type { FindingFilter } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { tableFormats, type TableFormat } from '#renderer/widgets/TableFormats.tsx';

/** What the filters show, with the times of each clip. */
export function FindingsExport({ filter, isEmpty }: { readonly filter: FindingFilter; readonly isEmpty: boolean }) {
  const { t } = useWords();
  const save = useSaveText();
  const labels = { csv: t.findings.exportCsv, xlsx: t.findings.exportXlsx, json: t.findings.exportJson };
  const exportAs = (format: TableFormat) =>
    save(`findings.${format}`, (target) => api['findings.export']({ filter, format, ...target }));
  return (
    <Menu.Root>
      <Menu.Trigger disabled={isEmpty} render={<IconButton icon="export" label={t.findings.export} />} />
      <MenuItems
        align="end"
        entries={tableFormats.map((format) => ({
          label: labels[format],
          icon: 'export',
          onChoose: () => exportAs(format),
        }))}
      />
    </Menu.Root>
  );
}
