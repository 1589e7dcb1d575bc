/** A condition more than the part of the library that is shown. */
export function withFilter(filter: string, condition: string): string {
  return filter === '' ? condition : `${filter} ${condition}`;
}
