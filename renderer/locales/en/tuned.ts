export const tuned = {
  title: 'Settings from measuring',
  text: 'Found on the page Quality. A recording takes those of its folder, else those of its language, else the ones above. Whoever names a model or an accuracy for a recording gets that.',
  none: 'None yet',
  noneText: 'A run or a search for settings can be used for a language or a watched folder.',
  open: 'Open Quality',
  language: (name: string) => `Recordings in ${name}`,
  folder: (folder: string) => `Folder ${folder}`,
  from: (setName: string) => `Measured on “${setName}”`,
  remove: (place: string) => `Remove: ${place}`,
};
