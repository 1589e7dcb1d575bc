/**
 * Sent with every answer of app://. No `unsafe-*`, no remote host. `media:` is the app's own scheme: recordings play
 * from it, and the page fetches their peaks from it, which is why it stands under connect-src too.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  'media-src media:',
  "connect-src 'self' media:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
