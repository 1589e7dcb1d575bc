import { create } from 'zustand';

/** What can stand beside the text, one at a time. */
export type SidePanelName = 'notes' | 'review' | 'speakers' | 'history';

interface SidePanelState {
  readonly shown: SidePanelName | null;
  /** A new object each time somebody asks for a new note, for the panel to take up; null when there is none. */
  readonly wantedNote: { readonly startMs: number; readonly endMs: number } | null;
}

export const useSidePanel = create<SidePanelState>(() => ({ shown: null, wantedNote: null }));

export function toggleSidePanel(name: SidePanelName): void {
  useSidePanel.setState(({ shown }) => ({ shown: shown === name ? null : name }));
}

export function closeSidePanel(): void {
  useSidePanel.setState({ shown: null, wantedNote: null });
}
