const key = 'stenogram.token';

/**
 * The token that the browser host prints in the address (`#token=…`). It is taken out of the address at once, so that
 * it does not stay in the history, and lives as long as this tab.
 */
export function sessionToken(): string {
  const given = /(?:^#|&)token=([^&]+)/.exec(location.hash)?.[1];
  if (given) {
    sessionStorage.setItem(key, decodeURIComponent(given));
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(key) ?? '';
}
