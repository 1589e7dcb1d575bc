import { create } from 'zustand';

/** The tabs of the one panel beside the text, in their order; what each of them holds is in `features/transcript/panel`. */
export const sidePanelNames = [
  'speakers',
  'review',
  'notes',
  'mentions',
  'sound',
  'profile',
  'scorecard',
  'history',
  'info',
] as const;
export type SidePanelName = (typeof sidePanelNames)[number];

export const panelWidths = { minPx: 260, maxPx: 640 } as const;
const widthKey = 'stenogram.panel-width';

interface SidePanelState {
  readonly shown: SidePanelName | null;
  /** Null until someone drags its edge: then it goes by the window. Remembered. */
  readonly widthPx: number | null;
  /** A new object each time someone asks for a new note, for the panel to take up; null when there is none. */
  readonly wantedNote: { readonly startMs: number; readonly endMs: number } | null;
}

export const useSidePanel = create<SidePanelState>(() => ({ shown: null, widthPx: keptWidth(), wantedNote: null }));

export function toggleSidePanel(name: SidePanelName): void {
  useSidePanel.setState(({ shown }) => ({ shown: shown === name ? null : name }));
}

export function closeSidePanel(): void {
  useSidePanel.setState({ shown: null, wantedNote: null });
}

/** Within what a panel may have. */
export function setPanelWidth(px: number): void {
  const widthPx = Math.round(Math.min(panelWidths.maxPx, Math.max(panelWidths.minPx, px)));
  useSidePanel.setState({ widthPx });
  try {
    localStorage.setItem(widthKey, String(widthPx));
  } catch {
    // A browser may forbid it: then the width lasts as long as the page.
  }
}

function keptWidth(): number | null {
  try {
    const px = Number(localStorage.getItem(widthKey));
    return px >= panelWidths.minPx && px <= panelWidths.maxPx ? px : null;
  } catch {
    return null;
  }
}
