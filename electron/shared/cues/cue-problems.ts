/** What of the rules a subtitle breaks; see `scoreCues` for how each is found. */
export const cueProblems = [
  'wide',
  'overlap',
  'lines',
  'fast',
  'very-fast',
  'short',
  'long',
  'gap',
  'unchained',
  'torn',
  'torn-weak',
  'enclitic',
  'needless-line',
  'one-word-line',
  'crosses-speaker',
  'early',
  'late',
] as const;
export type CueProblem = (typeof cueProblems)[number];
