import type { Settings } from '#shared/settings.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from '../Row.tsx';

/** The most that the settings take. */
const maxThreads = 64;
const maxLanes = 16;
const priorities = ['low', 'normal'] as const;

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** How much of this computer recognition takes. */
export function ProcessorUse({ settings, onChange }: Props) {
  const { t } = useWords();
  const cpuCount = useInfo()?.cpuCount ?? null;
  const { threads, lanes, enginePriority } = settings;
  const cores = cpuCount ?? 4;
  const max = Math.min(maxThreads, Math.max(cores, threads ?? 1));
  return (
    <>
      <Row
        id="threads"
        label={t.settings.threads}
        text={cpuCount === null ? undefined : t.settings.threadsText(cpuCount)}
      >
        <SelectField
          label={t.settings.threads}
          value={String(threads ?? 'auto')}
          choices={countChoices(max, t.settings.threadsAuto)}
          onChange={(value) => onChange({ threads: value === 'auto' ? null : Number(value) })}
        />
      </Row>
      <Row id="lanes" label={t.recognition.lanes} text={t.recognition.lanesText}>
        <SelectField
          label={t.recognition.lanes}
          value={String(lanes ?? 'auto')}
          choices={countChoices(Math.min(maxLanes, Math.max(cores, lanes ?? 1)), t.recognition.lanesAuto)}
          onChange={(value) => onChange({ lanes: value === 'auto' ? null : Number(value) })}
        />
      </Row>
      <Row id="priority" label={t.recognition.priority}>
        <SelectField
          label={t.recognition.priority}
          value={enginePriority}
          choices={priorities.map((value) => ({ value, label: t.recognition.priorities[value] }))}
          onChange={(value) => onChange({ enginePriority: value })}
        />
      </Row>
    </>
  );
}

function countChoices(max: number, auto: string) {
  const counts = Array.from({ length: max }, (_, nth) => ({ value: String(nth + 1), label: String(nth + 1) }));
  return [{ value: 'auto', label: auto }, ...counts];
}
