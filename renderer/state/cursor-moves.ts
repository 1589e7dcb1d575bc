let moves = 0;

/** Called where the user moves the cursor, not where the page does. */
export function noteCursorMove(): void {
  moves += 1;
}

/** Returns a function that says if the user has left the cursor where it is since then; only then may a late answer move it. */
export function watchCursor(): () => boolean {
  const before = moves;
  return () => moves === before;
}
