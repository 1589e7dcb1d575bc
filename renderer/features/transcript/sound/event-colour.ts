const dangers: ReadonlySet<string> = new Set([
  'screaming',
  'siren',
  'alarm',
  'breaking-glass',
  'gunshot',
  'explosion',
  'crying',
  'baby-cry',
]);
const people: ReadonlySet<string> = new Set([
  'laughter',
  'applause',
  'cheering',
  'whispering',
  'singing',
  'cough',
  'snoring',
  'footsteps',
  'crowd',
]);

/** A colour of the theme: what may be danger, people, all else. The name stands beside it. */
export function eventColour(value: string): '--bad' | '--speaker-0' | '--speaker-4' {
  if (dangers.has(value)) return '--bad';
  return people.has(value) ? '--speaker-0' : '--speaker-4';
}
