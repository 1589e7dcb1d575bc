import type { Theme } from '#shared/themes.ts';

const key = 'stenogram.theme';

/** Shows the theme and keeps a copy, so that the next start paints the right one before anything was asked. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(key, theme);
}

/** The theme of the last time. */
export function applyKeptTheme(): void {
  const kept = localStorage.getItem(key);
  document.documentElement.dataset['theme'] = kept === 'light' || kept === 'dark' ? kept : 'system';
}
