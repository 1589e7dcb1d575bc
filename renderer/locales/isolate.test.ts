import { expect, test } from 'vitest';
import { failureSentences } from './failure-sentences.ts';
import { isolate, isolating } from './isolate.ts';

const words = isolating({
  plain: 'Back',
  named: (name: string) => `${name}: transcribed`,
  steps: { give: ({ to, count }: { readonly to: string; readonly count: number }) => `${to}: ${count}` },
  list: (names: readonly string[]) => names.join(', '),
  isSame: (one: string, other: string) => one === other,
});

test.each(['שיחה.', 'مكالمة', 'call שלום', 'ܫܠܡܐ', 'ދިވެހި', '𐤀𐤁'])('%s keeps its direction inside a sentence', (name) => {
  expect(isolate(name)).toBe(`\u2068${name}\u2069`);
  expect(words.named(name)).toBe(`\u2068${name}\u2069: transcribed`);
  expect(words.steps.give({ to: name, count: 2 })).toBe(`\u2068${name}\u2069: 2`);
  expect(words.list(['a.wav', name])).toBe(`a.wav, \u2068${name}\u2069`);
  expect(words.isSame(name, name)).toBe(true);
  expect(failureSentences({ code: 'file-empty', params: { name } }, 'en').what).toContain(`“\u2068${name}\u2069”`);
});

test.each(['call.wav', 'Звонок', '通話', 'ñandú', '2026'])('%s stays as it is', (name) => {
  expect(words.named(name)).toBe(`${name}: transcribed`);
  expect(failureSentences({ code: 'file-empty', params: { name } }, 'ru').what).toContain(`«${name}»`);
});

test('what is no function stays as it is', () => {
  expect(words.plain).toBe('Back');
});
