import { afterAll, expect, test } from 'vitest';
import { exportPresetsSchema } from '#shared/export.ts';
import { changeOptions, useExportChoice } from './export-choice.ts';
import { choose, isChosen, presetOf, withPreset } from './presets.ts';

const atFirst = useExportChoice.getState();
afterAll(() => useExportChoice.setState(atFirst));

const chosen = () => {
  const { kind, options } = useExportChoice.getState();
  return [kind, options[kind]] as const;
};

test.each(['srt', 'times', 'txt', 'docx', 'pdf', 'xlsx', 'fcpxml'] as const)(
  'a preset of %s brings back the format and every option of it',
  (kind) => {
    useExportChoice.setState({ kind });
    changeOptions({ withSpeakers: false, numbers: 'digits', withHesitations: false, cuePreset: 'bbc', frameRate: 50 });
    const preset = presetOf('mine', ...chosen());
    const before = chosen();
    expect(isChosen(preset, ...chosen())).toBe(true);
    changeOptions({ withSpeakers: true, numbers: 'words', withHesitations: true });
    useExportChoice.setState({ kind: 'json' });
    expect(isChosen(preset, ...chosen())).toBe(false);
    choose(preset);
    expect(chosen()[0]).toBe(before[0]);
    expect(isChosen(preset, ...chosen())).toBe(true);
  },
);

test('a name is there once, and the newest preset has it', () => {
  const [kind, options] = chosen();
  const first = withPreset([], presetOf('Subtitles', kind, options));
  const both = withPreset(first, presetOf('Interview', kind, options));
  expect(both.map(({ name }) => name)).toEqual(['Interview', 'Subtitles']);
  const again = withPreset(both, presetOf('Subtitles', 'txt', { ...options, withSpeakers: true }));
  expect(again.map(({ name, format }) => [name, format])).toEqual([
    ['Interview', kind],
    ['Subtitles', 'txt'],
  ]);
  expect(exportPresetsSchema.safeParse([...again, again[0]]).success).toBe(false);
});
