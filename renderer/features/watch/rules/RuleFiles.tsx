import { Menu } from '@base-ui/react/menu';
import { decodeText } from '#shared/text/decode-text.ts';
import { api } from '#renderer/api/api.ts';
import { chooseTextFile } from '#renderer/api/choose-files.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';

/** Rules as a file for another machine, and from one. */
export function RuleFiles() {
  const { t } = useWords();
  const report = useReport();
  const save = useSaveText();
  const read = async (file: File) => {
    const { text: json } = decodeText(new Uint8Array(await file.arrayBuffer()));
    const { addedCount, changedCount } = await api['rules.import']({ json });
    notify({ text: t.rules.imported(addedCount, changedCount) });
  };
  const choose = () => chooseTextFile('.json,application/json', (file) => void read(file).catch(report));
  const exportRules = () => save('rules.json', (target) => api['rules.export']({ ruleIds: [], ...target }));
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton icon="more" label={t.watchLists.moreFor(t.rules.own)} />} />
      <MenuItems
        align="end"
        entries={[
          { label: t.rules.import, icon: 'drop', onChoose: choose },
          { label: t.rules.export, icon: 'export', onChoose: exportRules },
        ]}
      />
    </Menu.Root>
  );
}
