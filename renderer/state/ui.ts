import type { SoundChoice } from '#shared/audio-track.ts';
import { create } from 'zustand';
import type { NamedRecording } from '#shared/contract/imports.ts';
import { navigate } from './route.ts';

/** What to export; asked for from several places, answered by the one dialog. */
export interface ExportTarget {
  readonly transcriptId: number;
  readonly name: string;
}

/** A recording that someone wants to be transcribed again. */
export interface AgainTarget {
  readonly recordingId: number;
  readonly name: string;
  /** Chosen beforehand; that of the text on screen if absent. */
  readonly sound?: SoundChoice;
}

/** Where text of another program goes: beside a recording's own, or without a recording into the library. */
export interface ImportTarget {
  readonly recordingId: number | null;
  readonly name: string | null;
  /** What was dropped; without it files are chosen in the dialog. */
  readonly files?: readonly File[];
  /** Recordings that came with the files. */
  readonly dropped?: readonly NamedRecording[];
}

interface UiState {
  readonly importTarget: ImportTarget | null;
  readonly againTarget: AgainTarget | null;
  readonly exportTarget: ExportTarget | null;
  readonly searchText: string;
  /** The hit that the arrows are at; belongs to the text it was walked in. */
  readonly searchCursor: { readonly text: string; readonly index: number };
  /** Counts up each time someone asks for the search field. */
  readonly searchFocus: number;
  /** False while the stream of events is broken. */
  readonly isConnected: boolean;
  /** Broken for so long that the host was probably restarted, elsewhere. */
  readonly isLongLost: boolean;
  /** The host knows this page's address no longer. */
  readonly isRefused: boolean;
  /** Said to screen readers; a new object each time, so that the same sentence is said again. */
  readonly announcement: { readonly text: string; readonly isQuiet: boolean } | null;
  readonly isModelGuideOpen: boolean;
  /** Of a narrow window, where the sidebar lies over the page. */
  readonly isSidebarOpen: boolean;
  readonly isHelpOpen: boolean;
  readonly isPaletteOpen: boolean;
  /** The setting that is to be shown; the page of the settings goes to it and takes the wish back. */
  readonly wantedSetting: string | null;
}

export const useUi = create<UiState>(() => ({
  againTarget: null,
  exportTarget: null,
  importTarget: null,
  searchText: '',
  searchCursor: { text: '', index: 0 },
  searchFocus: 0,
  isConnected: true,
  isLongLost: false,
  isRefused: false,
  announcement: null,
  isModelGuideOpen: false,
  isSidebarOpen: false,
  isHelpOpen: false,
  isPaletteOpen: false,
  wantedSetting: null,
}));

export function openExport(target: ExportTarget): void {
  useUi.setState({ exportTarget: target });
}

export function openImport(target: ImportTarget): void {
  useUi.setState({ importTarget: target });
}

export function openAgain(target: AgainTarget): void {
  useUi.setState({ againTarget: target });
}

/** `isQuiet`: to screen readers only, of what no one pressed a key for. */
export function announce(text: string, { isQuiet = false }: { readonly isQuiet?: boolean } = {}): void {
  useUi.setState({ announcement: { text, isQuiet } });
}

/** To the page that says how to get a real model. */
export function openModelGuide(): void {
  navigate({ view: 'models' });
}
