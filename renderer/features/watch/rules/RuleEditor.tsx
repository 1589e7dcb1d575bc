import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parseRule } from '#shared/rules/parse-rule.ts';
import { printRule } from '#shared/rules/print-rule.ts';
import type { RuleMistake } from '#shared/rules/rule-mistake.ts';
import type { RuleNode } from '#shared/rules/rule-tree.ts';
import type { StoredRule } from '#shared/rules/stored-rule.ts';
import { severities } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, replaceRoute } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { RuleVersions } from './RuleVersions.tsx';
import { emptyCondition } from './rule-choices.ts';
import { SentenceEditor } from './SentenceEditor.tsx';
import { TextForm } from './TextForm.tsx';
import { useTrial } from './use-trial.ts';
import { Workbench } from './Workbench.tsx';
import styles from './RuleEditor.module.css';

/** The editor of a rule; 0 stands for a new one. */
export function RuleEditor({ ruleId }: { readonly ruleId: number }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.rules, ruleId],
    queryFn: () => api['rules.get']({ ruleId }),
    enabled: ruleId !== 0,
  });
  if (ruleId !== 0 && data === undefined) {
    return (
      <>
        <PageHeader title={t.nav.rules} before={<Back />} />
        {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </>
    );
  }
  return <Editor key={ruleId} rule={data ?? null} />;
}

function Back() {
  const { t } = useWords();
  return <IconButton icon="chevronLeft" label={t.common.back} onClick={() => navigate({ view: 'rules' })} />;
}

type Draft = Pick<StoredRule, 'name' | 'text' | 'severity' | 'note'>;

const blank: Draft = { name: '', text: '', severity: 'medium', note: '' };

function Editor({ rule }: { readonly rule: StoredRule | null }) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(rule ?? blank);
  const [isText, setText] = useState(false);
  // The tree is kept beside the text: a sentence may have a field that is still empty.
  const [tree, setTree] = useState<RuleNode>(() => parseRule(rule?.text ?? '').rule ?? emptyCondition());
  const { mistake: own } = parseRule(draft.text);
  const checked = useQuery({
    queryKey: ['rule mistake', draft.text],
    queryFn: () => api['rules.check']({ text: draft.text }),
    enabled: own === null,
  }).data;
  const mistake: RuleMistake | null = own ?? checked?.mistake ?? null;
  const isTried = mistake === null && draft.text !== '';
  const result = useTrial(rule?.id ?? null, isTried ? draft.text : null);
  const isSaved =
    rule !== null && (Object.keys(blank) as (keyof Draft)[]).every((field) => rule[field] === draft[field]);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const changeTree = (node: RuleNode) => {
    setTree(node);
    change({ text: printRule(node) });
  };
  const changeText = (text: string) => {
    const parsed = parseRule(text);
    if (parsed.rule !== null) setTree(parsed.rule);
    change({ text });
  };
  const save = async () => {
    const name = draft.name.trim() === '' ? t.rules.untitled : draft.name.trim();
    const saved = await api['rules.save']({ ruleId: rule?.id ?? null, ...draft, name });
    client.setQueryData([...queryKeys.rules, saved.id], saved);
    setDraft({ name: saved.name, text: saved.text, severity: saved.severity, note: saved.note });
    if (rule === null) replaceRoute({ view: 'rules', ruleId: saved.id });
  };
  return (
    <>
      <PageHeader
        title={rule?.name ?? t.rules.untitled}
        before={<Back />}
        aside={rule === null ? null : t.rules.version(rule.version)}
      >
        {rule === null ? null : (
          <RuleVersions
            rule={rule}
            onTake={(version) => {
              const { name, text, severity, note } = version;
              setTree(parseRule(text).rule ?? tree);
              setDraft({ name, text, severity, note });
            }}
          />
        )}
        <Button
          kind="primary"
          disabled={mistake !== null || draft.text === '' || isSaved}
          onClick={() => void save().catch(report)}
        >
          {t.rules.save}
        </Button>
      </PageHeader>
      <div className={styles.scroll}>
        <div className={styles.facts}>
          <input
            className={styles.name}
            aria-label={t.rules.name}
            placeholder={t.rules.namePlaceholder}
            dir="auto"
            value={draft.name}
            maxLength={120}
            onChange={(event) => change({ name: event.target.value })}
          />
          <SelectField
            label={t.rules.severity}
            value={draft.severity}
            choices={severities.map((value) => ({ value, label: t.severity[value] }))}
            onChange={(severity) => change({ severity })}
          />
          <input
            className={styles.note}
            aria-label={t.rules.note}
            placeholder={t.rules.note}
            dir="auto"
            value={draft.note}
            maxLength={2000}
            onChange={(event) => change({ note: event.target.value })}
          />
        </div>
        <div className={styles.forms} role="radiogroup" aria-label={t.rules.form}>
          {[false, true].map((value) => (
            <button
              key={String(value)}
              type="button"
              role="radio"
              aria-checked={isText === value}
              className={styles.form}
              onClick={() => setText(value)}
            >
              {value ? t.rules.text : t.rules.sentence}
            </button>
          ))}
        </div>
        {isText ? (
          <TextForm text={draft.text} mistake={draft.text === '' ? null : mistake} onChange={changeText} />
        ) : (
          <>
            <SentenceEditor node={tree} onChange={changeTree} />
            {mistake !== null && mistake.code !== 'empty' && draft.text !== '' ? (
              <p className={styles.mistake} role="status">
                {t.rules.mistakes[mistake.code]}
              </p>
            ) : null}
          </>
        )}
        <Workbench result={result} isNew={rule === null} isBlank={draft.text === ''} />
      </div>
    </>
  );
}
