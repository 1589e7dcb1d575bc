import type { Settings } from '#shared/settings.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';

const rewindsMs = [0, 300, 700, 1500, 3000, 5000];
const ways = ['off', 'slow', 'pause'] as const;

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** How the voice behaves in the hands of someone who types. */
export function Listening({ settings, onChange }: Props) {
  const { t, format } = useWords();
  const { rewindOnResumeMs, whileTyping } = settings;
  const choices = [...new Set([...rewindsMs, rewindOnResumeMs])].sort((one, other) => one - other);
  return (
    <Section title={t.listening.title}>
      <Row id="while-typing" label={t.listening.whileTyping} text={t.listening.whileTypingText}>
        <SelectField
          label={t.listening.whileTyping}
          value={whileTyping}
          choices={ways.map((value) => ({ value, label: t.listening.typing[value] }))}
          onChange={(value) => onChange({ whileTyping: value })}
        />
      </Row>
      <Row id="rewind" label={t.listening.rewind} text={t.listening.rewindText}>
        <SelectField
          label={t.listening.rewind}
          value={String(rewindOnResumeMs)}
          choices={choices.map((ms) => ({
            value: String(ms),
            label: ms === 0 ? t.listening.noRewind : t.listening.seconds(format.number(ms / 1000)),
          }))}
          onChange={(value) => onChange({ rewindOnResumeMs: Number(value) })}
        />
      </Row>
    </Section>
  );
}
