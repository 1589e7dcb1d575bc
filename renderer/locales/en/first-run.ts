import { grouped, plural } from '../plural.ts';

export const firstRun = {
  title: 'Welcome to Stenogram',
  text: 'Your recordings are transcribed on this computer and never leave it. One thing is needed first: a speech model.',
  tryTitle: 'Try it in ten seconds',
  tryText:
    'Samples and small demo models are included. They understand only their own synthetic voices, the Russian one more roughly.',
  tryButtons: { en: 'Open the English sample', ru: 'Open the Russian sample' },
  getTitle: (name: string) => `Get ${name}`,
  getText: (size: string) =>
    `One download of ${size}. Recommended for this computer; English, Russian and 97 other languages.`,
  getButton: (size: string) => `Download ${size}`,
  others: 'Other models',
  haveTitle: 'I have a model file',
  haveText: 'A ggml file for whisper.cpp, for example on a USB stick. No internet needed.',
  haveButton: 'Choose the file…',
  add: 'Add recordings now if you like; they wait for the model.',
  heldTitle: (count: number) =>
    plural('en', count, { one: 'recording is waiting for a model.', other: 'recordings are waiting for a model.' }),
  heldText:
    'The demo model knows about 900 words of one synthetic English voice. It shows how the app works but cannot understand real speech. Once you have a real model, these recordings start automatically.',
  heldGet: 'Get a model',
  heldTry: 'Try the demo anyway',
  heldStarting: (count: number) => `Starting ${grouped('en', count)}…`,
};
