export const tuned = {
  title: 'Measured settings',
  text: 'Found under Quality. A recording uses the settings of its folder, otherwise those of its language, otherwise the ones above. A model or accuracy chosen for a single recording always applies.',
  none: 'None yet',
  noneText: 'A run or a search for settings can be used for a language or a watched folder.',
  open: 'Open Quality',
  language: (name: string) => `Recordings in ${name}`,
  folder: (folder: string) => `Folder ${folder}`,
  from: (setName: string) => `Measured on “${setName}”`,
  remove: (place: string) => `Remove: ${place}`,
};
