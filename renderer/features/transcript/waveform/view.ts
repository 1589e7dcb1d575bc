/** The part of the recording that the wave shows. */
export interface View {
  readonly startMs: number;
  readonly spanMs: number;
}

/** A word fills a good part of the width. */
const minSpanMs = 1000;
export const firstSpanMs = 20_000;
/** Where the voice stands while the wave runs under it, as a share of the width. */
const headShare = 0.35;

function clamped({ startMs, spanMs }: View, durationMs: number): View {
  const span = Math.min(Math.max(minSpanMs, spanMs), Math.max(minSpanMs, durationMs));
  return { spanMs: span, startMs: Math.min(Math.max(0, startMs), Math.max(0, durationMs - span)) };
}

/** A smaller factor is closer; the moment `aroundMs` stays where it is on the screen. */
export function zoomed(view: View, factor: number, aroundMs: number, durationMs: number): View {
  const span = clamped({ startMs: 0, spanMs: view.spanMs * factor }, durationMs).spanMs;
  const share = Math.min(1, Math.max(0, (aroundMs - view.startMs) / view.spanMs));
  return clamped({ spanMs: span, startMs: aroundMs - share * span }, durationMs);
}

export function moved(view: View, byMs: number, durationMs: number): View {
  return clamped({ ...view, startMs: view.startMs + byMs }, durationMs);
}

/**
 * The view that goes with a voice at `atMs`. While it plays the wave runs under it, in steps of most of a width for who
 * wants no motion; a still voice is only brought into view.
 */
export function following(
  view: View,
  atMs: number,
  durationMs: number,
  how: { readonly isPlaying: boolean; readonly isCalm: boolean },
): View {
  const share = (atMs - view.startMs) / view.spanMs;
  const isInView = share >= 0 && share <= (how.isPlaying && how.isCalm ? 0.9 : 1);
  const runs = how.isPlaying && !how.isCalm;
  if (isInView && (!runs || share < headShare)) return view;
  // A voice that starts far to the right is caught up with, not jumped to.
  const caught = runs && isInView && share > headShare + 0.01 ? share - Math.min(0.012, share - headShare) : null;
  const target = caught ?? (how.isCalm && how.isPlaying ? 0.1 : headShare);
  return clamped({ ...view, startMs: atMs - target * view.spanMs }, durationMs);
}
