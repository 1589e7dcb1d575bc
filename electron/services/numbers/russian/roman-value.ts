/** XXI as 21; null for what is no number. */
export function romanValue(text: string): number | null {
  const sizes: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
  let total = 0;
  for (let i = 0; i < text.length; i += 1) {
    const own = sizes[text[i] ?? ''] ?? 0;
    total += own < (sizes[text[i + 1] ?? ''] ?? 0) ? -own : own;
  }
  return total > 0 ? total : null;
}
