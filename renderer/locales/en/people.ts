import { plural } from '../plural.ts';

const texts = (count: number) => plural('en', count, { one: 'transcript', other: 'transcripts' });

export const people = {
  title: 'People',
  count: (count: number) => plural('en', count, { one: 'remembered voice', other: 'remembered voices' }),
  about:
    'Voices that you asked to be remembered. They stay in this library, are never exported, and suggest names in new recordings.',
  none: 'No voice is remembered',
  noneText: 'Detect the speakers of a recording, name one of them, and choose to remember the voice.',
  samples: (count: number) => plural('en', count, { one: 'voice sample', other: 'voice samples' }),
  nowhere: 'No transcript has a speaker with this name.',
  speaksIn: (name: string) => `Where ${name} speaks`,
  more: (count: number) => plural('en', count, { one: 'more recording', other: 'more recordings' }),
  change: 'Change',
  changeOf: (name: string) => `Change ${name}`,
  forget: 'Forget',
  forgetOf: (name: string) => `Forget the voice of ${name}`,
  name: 'Name',
  save: 'Save',
  merge: 'Merge',
  mergeText: (name: string) => `${name} already exists. Both become one person with all voice samples.`,
  inTexts: (count: number) => `Also in ${texts(count)}`,
  renamed: 'Name changed',
  renamedInTexts: (count: number) => `Name changed, also in ${texts(count)}`,
  forgetTitle: (name: string) => `Forget the voice of ${name}?`,
  forgetText:
    'The voice samples are permanently deleted. Transcripts keep the name. The voice is no longer recognised unless you remember it again.',
  forgotten: (name: string) => `The voice of ${name} was forgotten`,
};

const recordings = (count: number) => plural('en', count, { one: 'recording', other: 'recordings' });

export const voiceSearch = {
  open: 'Where else does this voice speak…',
  title: (name: string) => `Where else ${name} may speak`,
  about:
    'Voices of other recordings that sound alike, the most alike first. Likeness is a hint, not proof: listen before you give a name. Nothing is named by itself.',
  searching: 'Comparing voices…',
  none: 'No voice of another recording sounds alike. Only recordings whose speakers were told apart are compared.',
  count: (count: number) => `A voice that sounds alike in ${recordings(count)}.`,
  otherModel: (count: number) =>
    `${recordings(count)} cannot be compared: their voices were told apart by another model.`,
  more: (count: number) => plural('en', count, { one: 'more recording', other: 'more recordings' }),
  play: (speaker: string, recording: string) => `Play ${speaker} in ${recording}`,
  stop: 'Stop',
  speaks: (clock: string) => `speaks ${clock}`,
  scoreText: 'How alike the voices are: 100 % is the same',
  give: (name: string) => `This is ${name}`,
  same: 'Has this name',
};
