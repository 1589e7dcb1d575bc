import type { Settings } from '#shared/settings.ts';
import type { TunedSettings } from '#shared/quality/tuned-settings.ts';
import { withoutPlace } from '#shared/quality/use-settings.ts';
import { useModelChoices } from '#renderer/data/models/use-model-choices.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { optionWords } from '#renderer/widgets/option-words.ts';
import { Row } from '../Row.tsx';
import { Section } from '../Section.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** Settings that were measured to be better for a language or a folder, and take the place of those above. */
export function TunedList({ settings: { tuned }, onChange }: Props) {
  const { t, format } = useWords();
  const placeOf = ({ place }: TunedSettings) =>
    'folder' in place ? t.tuned.folder(place.folder) : t.tuned.language(format.languageName(place.language));
  return (
    <Section title={t.tuned.title} text={t.tuned.text}>
      {tuned.length === 0 ? (
        <Row id="tuned" label={t.tuned.none} text={t.tuned.noneText}>
          <Button size="s" onClick={() => navigate({ view: 'quality' })}>
            {t.tuned.open}
          </Button>
        </Row>
      ) : (
        tuned.map((one) => (
          <TunedRow
            key={JSON.stringify(one.place)}
            one={one}
            label={placeOf(one)}
            onRemove={() => onChange({ tuned: withoutPlace(tuned, one.place) })}
          />
        ))
      )}
    </Section>
  );
}

interface RowProps {
  readonly one: TunedSettings;
  readonly label: string;
  readonly onRemove: () => void;
}

function TunedRow({ one: { options, setName, chosenAtMs }, label, onRemove }: RowProps) {
  const { t, format } = useWords();
  const models = useModelChoices(options.modelId);
  const model = models.find(({ value }) => value === options.modelId)?.label ?? options.modelId;
  const from = setName === '' ? '' : `${t.tuned.from(setName)}, `;
  return (
    <Row
      id="tuned"
      label={label}
      text={`${model}: ${optionWords(options, t, format)}. ${from}${format.fullDate(chosenAtMs)}`}
    >
      <Button size="s" kind="quiet" aria-label={t.tuned.remove(label)} onClick={onRemove}>
        {t.quality.remove}
      </Button>
    </Row>
  );
}
