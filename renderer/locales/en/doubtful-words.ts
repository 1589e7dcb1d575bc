import { grouped, plural } from '../plural.ts';

export const review = {
  title: 'Doubtful words',
  progress: (done: number, total: number, share: string) =>
    `${grouped('en', done)} of ${grouped('en', total)} · ${share}`,
  summary: (corrected: number) => `${grouped('en', corrected)} corrected`,
  preparing: 'Finding doubtful words…',
  notFinished: 'Available once the recording is transcribed.',
  noneTitle: 'No doubtful words',
  noneText: 'The model was confident about every word. It can still be wrong: check what matters against the audio.',
  doneTitle: 'All reviewed',
  doneText: (corrected: number, total: number) =>
    `${plural('en', total, { one: 'word', other: 'words' })} reviewed, ${grouped('en', corrected)} corrected.`,
  reasons: {
    unlikely: 'unlikely word',
    around: 'uncertain context',
    number: 'number',
    name: 'name',
    repeated: 'repetition',
    unsure: 'uncertain sentence',
    'non-speech': 'no speech detected here',
    ghost: 'possibly invented by the model',
    failed: 'not recognised',
  },
  states: { pending: 'to review', accepted: 'correct', corrected: 'corrected' },
  recognise: 'Play',
  accept: 'Correct as is',
  takeBack: 'Review again',
  correct: 'Correct',
  field: 'Correct text',
  replaceOne: 'Replace here',
  replaceAll: (count: number) => `Replace all ${grouped('en', count)}`,
  fieldHint: 'Enter: replace here · Shift+Enter: replace every occurrence',
  next: 'Next',
  previous: 'Previous',
  upcoming: 'Next in the list',
  accepted: (word: string) => `“${word}” is correct`,
  corrected: (word: string, count: number) =>
    count > 1 ? `Replaced with “${word}” ${grouped('en', count)} times` : `Replaced with “${word}”`,
  paint: 'Mark doubtful words in the text',
  libraryProgress: (left: number) =>
    `Looking for doubtful words: ${plural('en', left, { one: 'transcript', other: 'transcripts' })} left`,
  libraryCount: (count: number) => plural('en', count, { one: 'doubtful word', other: 'doubtful words' }),
  gone: 'This word has been changed in the meantime.',
};
