import { grouped, plural } from '../plural.ts';

export const firstRun = {
  title: 'Welcome to Stenogram',
  text: 'Recordings become text on this computer; nothing leaves it. For that it needs a model, the file that knows the language.',
  tryTitle: 'Try it in ten seconds',
  tryText: 'A sample and a small demo model come along. The demo understands only its own synthetic English voice.',
  tryButton: 'Open the sample',
  getTitle: (name: string) => `Get ${name}`,
  getText: (size: string) => `${size}, once. Advised for this computer; Russian, English and 97 other languages.`,
  getButton: (size: string) => `Download ${size}`,
  others: 'Other models',
  haveTitle: 'I have a model file',
  haveText: 'A ggml file of whisper.cpp, from a USB stick for example. No internet needed.',
  haveButton: 'Choose the file…',
  add: 'You can add recordings now: they are kept ready until a model is here.',
  heldTitle: (count: number) =>
    plural('en', count, { one: 'recording is kept ready.', other: 'recordings are kept ready.' }),
  heldText:
    'The demo model knows about 900 words of one synthetic English voice: it shows how the app works, but would not understand real speech. With a real model these start by themselves.',
  heldGet: 'Get a model',
  heldTry: 'Try the demo anyway',
  heldStarting: (count: number) => `Starting ${grouped('en', count)}…`,
};
