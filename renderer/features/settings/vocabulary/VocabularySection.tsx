import { useState } from 'react';
import { useCollections } from '#renderer/data/catalogue/use-catalogue.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { VocabularyEditor } from '#renderer/widgets/vocabulary/VocabularyEditor.tsx';
import { Row } from '../Row.tsx';
import { Section } from '../Section.tsx';

const everywhere = '0';

/** Names and terms to expect, of the whole library or of a collection; those of a recording stand in its information. */
export function VocabularySection() {
  const { t } = useWords();
  const collections = useCollections();
  const [scope, setScope] = useState(everywhere);
  const collectionId = scope === everywhere ? null : Number(scope);
  return (
    <Section title={t.vocabulary.title} text={t.vocabulary.text}>
      <Row id="vocabulary" label={t.vocabulary.scope} text={t.vocabulary.scopeText}>
        <SelectField
          label={t.vocabulary.scope}
          value={scope}
          choices={[
            { value: everywhere, label: t.vocabulary.everywhere },
            ...collections.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={setScope}
        />
      </Row>
      <VocabularyEditor place={{ collectionId, recordingId: null }} />
    </Section>
  );
}
