import { host } from '#renderer/api/api.ts';
import { formatMoment } from '#renderer/state/route.ts';

/** A link to a moment: one that the system opens in the desktop app, or the address of this page. */
export function linkTo(recordingId: number, atMs: number): string {
  const moment = formatMoment(recordingId, atMs);
  if (host.kind === 'desktop') return moment.replace('#/', 'stenogram://');
  return `${location.origin}${location.pathname}${moment}`;
}
