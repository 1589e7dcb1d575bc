/**
 * Sent with every answer that a page of ours gets. No `unsafe-*`, no remote host. `media` is where recordings play
 * from, and where the page fetches their peaks, which is why it stands under connect-src too: the app's own scheme on
 * the desktop, the page's own origin in a browser.
 */
export function contentSecurityPolicy(media: 'media:' | "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `media-src ${media}`,
    `connect-src ${[...new Set(["'self'", media])].join(' ')}`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
