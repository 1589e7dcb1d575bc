import { Menu } from '@base-ui/react/menu';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parseRule } from '#shared/rules/parse-rule.ts';
import { readyMadeContent, readyMadeNames, readyMadeRules, type ReadyMadeName } from '#shared/rules/ready-made.ts';
import type { StoredRule } from '#shared/rules/stored-rule.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openFindings } from '#renderer/state/findings-filter.ts';
import { navigate } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { ConfirmModal } from '#renderer/widgets/dialogs/ConfirmModal.tsx';
import { describeRule } from './describe-rule.ts';
import styles from './RulesSection.module.css';

/** The rules with their switches, and the ready-made ones below. */
export function RulesSection() {
  const { t, format } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: queryKeys.rules, queryFn: () => api['rules.list']({}) });
  const [removed, setRemoved] = useState<StoredRule | null>(null);
  if (data === undefined) return null;
  const { rules, progress } = data;
  const used = new Set(rules.map(({ preset }) => preset));
  const offered = readyMadeNames.filter((name) => !used.has(name));
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.rules });
  const setOn = (rule: StoredRule, isOn: boolean) =>
    api['rules.setOn']({ ruleId: rule.id, isOn }).then(refresh).catch(report);
  const remove = async (rule: StoredRule) => {
    setRemoved(null);
    await api['rules.remove']({ ruleId: rule.id });
    await refresh();
  };
  const running = progress === null ? null : t.rules.running(format.percent(progress.share), progress.foundCount);
  return (
    <>
      <h2 className={styles.title}>{t.rules.own}</h2>
      {progress === null || running === null ? null : (
        <div className={styles.running}>
          <p>{running}</p>
          <ProgressBar share={progress.share} label={running} />
        </div>
      )}
      {rules.length === 0 ? <p className={styles.empty}>{t.rules.emptyText}</p> : null}
      <ul className={styles.rules} aria-label={t.rules.own}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            onSetOn={(isOn) => void setOn(rule, isOn)}
            onRemove={() => setRemoved(rule)}
          />
        ))}
      </ul>
      {offered.length > 0 ? <ReadyMade names={offered} onAdded={() => void refresh()} /> : null}
      <ConfirmModal
        isOpen={removed !== null}
        title={t.rules.removeTitle(removed?.name ?? '')}
        action={t.watchLists.remove}
        onClose={() => setRemoved(null)}
        onConfirm={async () => {
          if (removed) await remove(removed);
        }}
      >
        <p>{t.rules.removeText}</p>
      </ConfirmModal>
    </>
  );
}

interface RowProps {
  readonly rule: StoredRule;
  readonly onSetOn: (isOn: boolean) => void;
  readonly onRemove: () => void;
}

function RuleRow({ rule, onSetOn, onRemove }: RowProps) {
  const { t } = useWords();
  const { rule: node } = parseRule(rule.text);
  const open = () => navigate({ view: 'rules', ruleId: rule.id });
  return (
    <li className={styles.rule} data-off={rule.isOn ? undefined : ''}>
      <input
        type="checkbox"
        role="switch"
        className={styles.switch}
        aria-label={t.rules.isOn(rule.name)}
        checked={rule.isOn}
        aria-checked={rule.isOn}
        onChange={(event) => onSetOn(event.target.checked)}
      />
      <span className={styles.dot} data-severity={rule.severity} title={t.severity[rule.severity]} />
      <button type="button" className={styles.name} dir="auto" data-tip="cut" onClick={open}>
        {rule.name}
      </button>
      <p className={styles.text} dir="auto">
        {node === null ? rule.text : describeRule(node, t)}
      </p>
      <div className={styles.actions}>
        {rule.isOn && rule.findingCount > 0 ? (
          <Button
            size="s"
            kind={rule.newCount > 0 ? 'plain' : 'quiet'}
            icon="flag"
            onClick={() => openFindings({ ruleId: rule.id, states: rule.newCount > 0 ? ['new'] : [] })}
          >
            {rule.newCount > 0 ? t.watchLists.newCount(rule.newCount) : t.watchLists.findings(rule.findingCount)}
          </Button>
        ) : null}
        <Button size="s" kind="quiet" icon="edit" onClick={open}>
          {t.watchLists.edit}
        </Button>
        <Menu.Root>
          <Menu.Trigger render={<IconButton icon="more" label={t.watchLists.moreFor(rule.name)} />} />
          <MenuItems align="end" entries={[{ label: t.watchLists.remove, icon: 'bin', onChoose: onRemove }]} />
        </Menu.Root>
      </div>
    </li>
  );
}

function ReadyMade({ names, onAdded }: { readonly names: readonly ReadyMadeName[]; readonly onAdded: () => void }) {
  const { t, language } = useWords();
  const report = useReport();
  const add = (name: ReadyMadeName) => api['rules.addReadyMade']({ name, language }).then(onAdded).catch(report);
  return (
    <>
      <h2 className={styles.title}>{t.rules.readyMade}</h2>
      <p className={styles.empty}>{t.rules.readyMadeText}</p>
      <ul className={styles.rules} aria-label={t.rules.readyMade}>
        {names.map((name) => {
          const content = readyMadeContent(name, language);
          return (
            <li key={name} className={styles.rule} data-off="">
              <input
                type="checkbox"
                role="switch"
                className={styles.switch}
                aria-label={t.rules.isOn(content.name)}
                checked={false}
                aria-checked={false}
                onChange={() => void add(name)}
              />
              <span className={styles.dot} data-severity={readyMadeRules[name].severity} />
              <span className={styles.plainName} dir="auto" title={content.name}>
                {content.name}
              </span>
              <p className={styles.text} dir="auto">
                {content.note}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
