import { expect, test } from 'vitest';
import { changeOptions, choiceOf, useExportChoice } from './export-choice.ts';

test('each kind keeps its own options', () => {
  useExportChoice.setState({ kind: 'srt' });
  changeOptions({ withSpeakers: false });
  useExportChoice.setState({ kind: 'txt' });
  changeOptions({ areNotesWanted: true });
  const { options } = useExportChoice.getState();
  expect(options.srt).toMatchObject({ withSpeakers: false, areNotesWanted: false });
  expect(options.txt).toMatchObject({ withSpeakers: true, areNotesWanted: true });
  expect(options.json).toMatchObject({ withSpeakers: true, areNotesWanted: false });
});

test('what was kept is read again', () => {
  const { kind, options } = useExportChoice.getState();
  expect(choiceOf(JSON.stringify({ kind, options }))).toEqual({ kind, options });
});

test.each([null, '', 'no JSON', 'null', '7', '[]', '{"kind":"pptx","options":7}', '{"withSpeakers":false}'])(
  'of %j only what is known is taken',
  (kept) => {
    const { kind, options } = choiceOf(kept);
    expect(kind).toBe('txt');
    expect(options.vtt).toMatchObject({ withSpeakers: true, areNotesWanted: false });
  },
);
