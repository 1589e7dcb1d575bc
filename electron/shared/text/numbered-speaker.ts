/** As speakers are called until someone gives them a name, in each language of the interface. */
const numbered = /^(?:Speaker|Участник|Говорящий)\s(\d{1,2})$/;

/** The number of a speaker who has no name of its own yet; null for one who has. */
export function speakerNumber(name: string): number | null {
  const number = numbered.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}
