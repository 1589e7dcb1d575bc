import { expect, it } from 'vitest';
import { findEntities } from '#services/text-analysis/entities/find-entities.ts';
import { fillOpenNames } from './entity-model.ts';

/** Names of a text with their values, after a model that labels words: `Владимир=PER 0.9`. */
function filled(text: string, ...labels: readonly string[]): readonly string[] {
  const spans = labels.map((label) => {
    const [, word = '', name = '', score = ''] = /^(.+)=(\S+) (\S+)$/.exec(label) ?? [];
    const start = text.indexOf(word);
    return { start, end: start + word.length, label: name, score: Number(score) };
  });
  return fillOpenNames(text, findEntities(text), spans)
    .filter(({ value }) => value !== 'unknown')
    .map(({ value, start, end, reasons }) => `${text.slice(start, end)} ${value} ${reasons[0]?.code ?? ''}`);
}

it('what the rules leave open is what the model says, where it is sure enough', () => {
  expect(filled('Владимир', 'Владимир=PER 0.9')).toEqual(['Владимир person model']);
  expect(filled('Владимир', 'Владимир=B-LOC 0.9')).toEqual(['Владимир open may-be']);
  expect(filled('Владимир', 'Владимир=LOC 0.9')).toEqual(['Владимир place model']);
  expect(filled('Владимир', 'Владимир=PER 0.5')).toEqual(['Владимир open may-be']);
  expect(filled('Владимир', 'Владимир=MISC 0.99')).toEqual(['Владимир open may-be']);
});

it('what the rules decided stays, whatever the model says', () => {
  expect(filled('Мы живём в Москве.', 'Москве=PER 0.99')).toEqual(['Москве place dictionary']);
});

it('names that no rule saw are added where the model is sure, with a name written evenly', () => {
  const text = 'Вчера приехал Зжбндк  Ымр из Кхары.';
  expect(filled(text, 'Зжбндк  Ымр=PER 0.95', 'Кхары=LOC 0.7')).toContain('Зжбндк  Ымр person model');
  expect(filled(text)).not.toContain('Зжбндк  Ымр person model');
});
