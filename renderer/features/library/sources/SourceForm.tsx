import { useState, type FormEvent, type ReactNode } from 'react';
import { exportFormats, type ExportFormat } from '#shared/export.ts';
import { clockOf, minuteOf } from '#shared/automation/clock-minute.ts';
import { presets, type Preset } from '#shared/recognition/preset.ts';
import { sourceRules, type Source, type SourceExport, type SourceRules } from '#shared/automation/sources.ts';
import { writesBeside } from '#shared/contract/write-target.ts';
import { api, host } from '#renderer/api/api.ts';
import { useCollections } from '#renderer/data/catalogue/use-catalogue.ts';
import { useModelChoices } from '#renderer/data/models/use-model-choices.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { languageChoices } from '#renderer/widgets/language-choices.ts';
import dialog from '../collections/Collections.module.css';
import styles from './Sources.module.css';

export const sourceFormId = 'source-form';
const usual = 'usual';

interface Props {
  /** Null for a new one. */
  readonly source: Source | null;
  readonly onDone: () => void;
}

export function SourceForm({ source, onDone }: Props) {
  const { t } = useWords();
  const report = useReport();
  const [folder, setFolder] = useState('');
  const [isOn, setOn] = useState(source?.isOn ?? true);
  const [failure, setFailure] = useState<unknown>(null);
  const [rules, setRules] = useState<SourceRules>(source?.rules ?? sourceRules.parse({}));
  const change = (changes: Partial<SourceRules>) => setRules({ ...rules, ...changes });
  const choose = async () => {
    const [picked] = await host.choose('folder');
    if (typeof picked === 'string') setFolder(picked);
  };
  const save = async () => {
    if (source === null) await api['sources.add']({ folder: folder.trim(), rules });
    else
      await api['sources.change']({
        sourceId: source.id,
        isOn,
        rules,
        ...(begins(source) && { folder: source.folder }),
      });
    onDone();
  };
  const begins = (known: Source) => writesBeside(rules) && !writesBeside(known.rules);
  const remove = async (known: Source) => {
    await api['sources.remove']({ sourceId: known.id });
    notify({ text: t.sources.removed(known.folder) });
    onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    void save().catch(setFailure);
  };
  return (
    <form id={sourceFormId} className={dialog.form} onSubmit={onSubmit}>
      {source === null ? (
        <Labelled label={t.sources.folder}>
          <div className={styles.pick}>
            <input
              className={dialog.input}
              dir="auto"
              required
              maxLength={4096}
              aria-label={t.sources.folder}
              placeholder={t.sources.folderPlaceholder}
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
            />
            {host.kind === 'desktop' ? (
              <Button onClick={() => void choose().catch(report)}>{t.sources.choose}</Button>
            ) : null}
          </div>
        </Labelled>
      ) : (
        <div className={styles.switches}>
          <Check label={t.sources.isOn} isOn={isOn} onChange={setOn} />
          <Button size="s" kind="quiet" onClick={() => void remove(source).catch(report)}>
            {t.sources.remove}
          </Button>
        </div>
      )}
      <h3 className={styles.heading}>{t.sources.rules}</h3>
      <Check label={t.sources.isDeep} isOn={rules.isDeep} onChange={(isDeep) => change({ isDeep })} />
      <Filing rules={rules} onChange={change} />
      <Recognition rules={rules} onChange={change} />
      <Exporting rules={rules} onChange={change} />
      <Timing rules={rules} onChange={change} />
      {failure === null ? null : <FailureNotice error={failure} />}
    </form>
  );
}

interface PartProps {
  readonly rules: SourceRules;
  readonly onChange: (changes: Partial<SourceRules>) => void;
}

function Filing({ rules, onChange }: PartProps) {
  const { t } = useWords();
  const collections = useCollections().filter((one) => one.filter === null);
  const [tags, setTags] = useState(rules.tags.join(', '));
  return (
    <div className={styles.pair}>
      <Labelled label={t.sources.collection}>
        <SelectField
          label={t.sources.collection}
          value={String(rules.collectionId ?? usual)}
          choices={[
            { value: usual, label: t.sources.noCollection },
            ...collections.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
          onChange={(value) => onChange({ collectionId: value === usual ? null : Number(value) })}
        />
      </Labelled>
      <Text
        label={t.sources.tags}
        value={tags}
        onChange={(text) => {
          setTags(text);
          onChange({ tags: wordsOf(text) });
        }}
      />
    </div>
  );
}

function wordsOf(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '').slice(0, 20);
}

function Recognition({ rules, onChange }: PartProps) {
  const { t, language } = useWords();
  const models = useModelChoices(rules.modelId ?? '').filter(({ value }) => value !== '');
  const asInSettings = { value: usual, label: t.sources.asInSettings };
  return (
    <div className={styles.three}>
      <Labelled label={t.sources.model}>
        <SelectField
          label={t.sources.model}
          value={rules.modelId ?? usual}
          choices={[asInSettings, ...models]}
          onChange={(value) => onChange({ modelId: value === usual ? null : value })}
        />
      </Labelled>
      <Labelled label={t.sources.preset}>
        <SelectField<Preset | typeof usual>
          label={t.sources.preset}
          value={rules.preset ?? usual}
          choices={[
            { value: usual, label: t.sources.asInSettings },
            ...presets.map((value) => ({ value, label: t.recognition.presets[value] })),
          ]}
          onChange={(value) => onChange({ preset: value === usual ? null : value })}
        />
      </Labelled>
      <Labelled label={t.sources.language}>
        <SelectField<NonNullable<SourceRules['language']> | typeof usual>
          label={t.sources.language}
          value={rules.language ?? usual}
          choices={[{ value: usual, label: t.sources.asInSettings }, ...languageChoices(language, t.settings.auto)]}
          onChange={(value) => onChange({ language: value === usual ? null : value })}
        />
      </Labelled>
    </div>
  );
}

function Exporting({ rules, onChange }: PartProps) {
  const { t } = useWords();
  const report = useReport();
  const choose = async ({ format, template }: SourceExport) => {
    const [picked] = await host.choose('folder');
    if (typeof picked === 'string') set(format, picked, template);
  };
  const [first] = rules.exports;
  const set = (format: ExportFormat | typeof usual, folder: string | null, template: string) =>
    onChange({ exports: format === usual ? [] : [{ format, folder: folder === '' ? null : folder, template }] });
  return (
    <div className={styles.three}>
      <Labelled label={t.sources.exportAs}>
        <SelectField<ExportFormat | typeof usual>
          label={t.sources.exportAs}
          value={first?.format ?? usual}
          choices={[
            { value: usual, label: t.sources.noExport },
            ...exportFormats.map((value) => ({ value, label: t.exportDialog.formats[value] })),
          ]}
          onChange={(format) => set(format, first?.folder ?? null, first?.template ?? '{name}')}
        />
      </Labelled>
      {first === undefined ? null : (
        <>
          <Text
            label={t.sources.exportFolder}
            value={first.folder ?? ''}
            onChange={(folder) => set(first.format, folder, first.template)}
          />
          {host.kind === 'desktop' ? (
            <Labelled label={t.sources.exportPlace}>
              <Button onClick={() => void choose(first).catch(report)}>{t.sources.choose}</Button>
            </Labelled>
          ) : null}
          <Text
            label={t.sources.template}
            value={first.template}
            placeholder={t.sources.templateHint}
            onChange={(template) => set(first.format, first.folder, template)}
          />
        </>
      )}
    </div>
  );
}

function Timing({ rules, onChange }: PartProps) {
  const { t } = useWords();
  const [from, setFrom] = useState(clockOf(rules.hours?.fromMinute));
  const [to, setTo] = useState(clockOf(rules.hours?.toMinute));
  const set = (nextFrom: string, nextTo: string) => {
    setFrom(nextFrom);
    setTo(nextTo);
    const [fromMinute, toMinute] = [minuteOf(nextFrom), minuteOf(nextTo)];
    onChange({ hours: fromMinute === null || toMinute === null ? null : { fromMinute, toMinute } });
  };
  return (
    <div className={styles.three}>
      <Labelled label={t.sources.hours}>
        <div className={styles.pick}>
          <input
            type="time"
            className={dialog.input}
            aria-label={t.sources.hours}
            value={from}
            onChange={(event) => set(event.target.value, to)}
          />
          <input
            type="time"
            className={dialog.input}
            aria-label={t.sources.hours}
            value={to}
            onChange={(event) => set(from, event.target.value)}
          />
        </div>
      </Labelled>
      <Labelled label={t.sources.priority}>
        <SelectField<'1' | '0' | '-1'>
          label={t.sources.priority}
          value={`${rules.priority}`}
          choices={(['1', '0', '-1'] as const).map((value) => ({ value, label: t.sources.priorities[value] }))}
          onChange={(value) => onChange({ priority: Number(value) as SourceRules['priority'] })}
        />
      </Labelled>
      <Text
        label={t.sources.failedTag}
        value={rules.failedTag ?? ''}
        onChange={(tag) => onChange({ failedTag: tag.trim() === '' ? null : tag })}
      />
    </div>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={dialog.label}>
      {label}
      {children}
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
}

function Text({ label, value, placeholder, onChange }: TextProps) {
  return (
    <label className={dialog.label}>
      {label}
      <input
        className={dialog.input}
        dir="auto"
        maxLength={4096}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
