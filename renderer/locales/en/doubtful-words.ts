import { grouped } from '../plural.ts';

export const review = {
  title: 'Doubtful words',
  progress: (done: number, total: number, share: string) =>
    `${grouped('en', done)} of ${grouped('en', total)} · ${share}`,
  summary: (corrected: number) => `${grouped('en', corrected)} corrected`,
  preparing: 'Looking for doubtful words…',
  notFinished: 'Ready as soon as the recording is transcribed.',
  noneTitle: 'Nothing doubtful here',
  noneText: 'The model was sure of every word. It can still be wrong: listen where it matters.',
  doneTitle: 'Nothing doubtful left',
  doneText: (corrected: number, total: number) =>
    `All ${grouped('en', total)} places are looked at, ${grouped('en', corrected)} of them corrected.`,
  reasons: {
    unlikely: 'unlikely word',
    around: 'unsure surroundings',
    number: 'number',
    name: 'name',
    repeated: 'repeats itself',
    unsure: 'unsure sentence',
    'non-speech': 'no speech found here',
    ghost: 'a line that models invent',
    failed: 'not recognised',
  },
  states: { pending: 'to be looked at', accepted: 'right', corrected: 'corrected' },
  recognise: 'Hear it',
  accept: 'Right as it is',
  takeBack: 'Look at it again',
  correct: 'Correct',
  field: 'The right words',
  replaceOne: 'Replace here',
  replaceAll: (count: number) => `All ${grouped('en', count)} alike`,
  fieldHint: 'Enter replaces here, Shift+Enter wherever the same word stands',
  next: 'Next',
  previous: 'Previous',
  upcoming: 'Next in the list',
  accepted: (word: string) => `“${word}” is right`,
  corrected: (word: string, count: number) =>
    count > 1 ? `“${word}” put in ${grouped('en', count)} places` : `“${word}” put in`,
  paint: 'Mark doubtful words in the text',
  gone: 'This place was changed meanwhile.',
};
