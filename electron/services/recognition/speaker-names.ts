/** What the two sides of a telephone recording are called until somebody names them. */
export function speakerNames(language: 'en' | 'ru'): readonly [string, string] {
  return language === 'ru' ? ['Говорящий 1', 'Говорящий 2'] : ['Speaker 1', 'Speaker 2'];
}
