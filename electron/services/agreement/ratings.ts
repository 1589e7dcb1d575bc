/** What reviewers said of things: one row for each thing, one place for each reviewer, null for no answer. */
export type Ratings = readonly (readonly (string | null)[])[];

/** Every category that was given, in the order of the alphabet. */
export function categoriesOf(ratings: Ratings): readonly string[] {
  return [...new Set(ratings.flat().filter((one): one is string => one !== null))].toSorted();
}

/** How often each category was given to a thing. */
export function countsOf(row: readonly (string | null)[], categories: readonly string[]): readonly number[] {
  return categories.map((category) => row.filter((one) => one === category).length);
}

export const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
