import { expect, test } from 'vitest';
import { languageCodes } from '#shared/text/language.ts';
import { languageChoices } from './language-choices.ts';

test('automatic, Russian and English come first, the rest by name', () => {
  const labels = languageChoices('ru', 'Сам').map((choice) => choice.label);
  expect(labels.slice(0, 4)).toEqual(['Сам', 'Русский', 'Английский', 'Азербайджанский']);
  const rest = languageChoices('en', 'Auto')
    .slice(3)
    .map((choice) => choice.label);
  expect(rest).toEqual([...rest].sort(new Intl.Collator('en').compare));
});

test('every language is there once', () => {
  const values = languageChoices('en', 'Auto').map((choice) => choice.value);
  expect(new Set(values).size).toBe(values.length);
  expect(values).toHaveLength(languageCodes.length + 1);
});
