let moves = 0;

/** Called where a person moves the cursor, and not where the page moves it by itself. */
export function noteMove(): void {
  moves += 1;
}

/** Gives a function that tells whether nobody has moved the cursor since: only then may a late answer move it. */
export function sinceNow(): () => boolean {
  const before = moves;
  return () => moves === before;
}
