import { Menu } from '@base-ui/react/menu';
import { useQuery } from '@tanstack/react-query';
import type { RuleVersion, StoredRule } from '#shared/rules/stored-rule.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';

interface Props {
  readonly rule: StoredRule;
  readonly onTake: (version: RuleVersion) => void;
}

/** Earlier versions of a rule, to be taken as a draft. */
export function RuleVersions({ rule, onTake }: Props) {
  const { t, format } = useWords();
  const versions = useQuery({
    queryKey: [...queryKeys.rules, rule.id, 'versions', rule.version],
    queryFn: () => api['rules.versions']({ ruleId: rule.id }),
    enabled: rule.version > 1,
  }).data;
  if (versions === undefined || versions.length < 2) return null;
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton icon="history" label={t.rules.versions} />} />
      <MenuItems
        align="end"
        entries={versions.slice(1, 20).map((version) => ({
          label: `${t.rules.takeVersion(version.version)} · ${format.date(version.changedAtMs)} · ${version.who}`,
          icon: 'history' as const,
          onChoose: () => onTake(version),
        }))}
      />
    </Menu.Root>
  );
}
