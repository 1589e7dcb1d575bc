import { create } from 'zustand';

export type Route =
  | { readonly view: 'library' | 'bin' | 'search' | 'replace' | 'findings' | 'models' | 'settings' }
  /** With a list: its editor; 0 stands for a new one. */
  | { readonly view: 'watch'; readonly listId?: number }
  | { readonly view: 'transcript'; readonly recordingId: number }
  /** The current version beside another one; 0 stands for the newest other. */
  | { readonly view: 'compare'; readonly recordingId: number; readonly otherId: number };

const pages = ['bin', 'search', 'replace', 'findings', 'watch', 'models', 'settings'] as const;

/** Where in a transcript to go; a new object each time, so that going to the same place twice works. */
export interface Target {
  readonly recordingId: number;
  readonly atMs: number;
  readonly isPlaying: boolean;
}

interface RouteState {
  readonly route: Route;
  readonly target: Target | null;
  /** Steps of this app in the browser's history: none means that going back would leave the app. */
  readonly depth: number;
}

export const useRoute = create<RouteState>(() => ({ route: parseRoute(location.hash), target: null, depth: 0 }));

/** The hash of a route: kept in the address, so that reload and the browser's back button work. */
export function formatRoute(route: Route): string {
  if (route.view === 'transcript') return `#/recording/${route.recordingId}`;
  if (route.view === 'compare') return `#/compare/${route.recordingId}/${route.otherId}`;
  if (route.view === 'watch' && route.listId !== undefined) return `#/watch/${route.listId}`;
  return `#/${route.view}`;
}

export function parseRoute(hash: string): Route {
  const [, view, id, otherId] = /^#\/(\w+)(?:\/(\d+))?(?:\/(\d+))?$/.exec(hash) ?? [];
  if (view === 'recording' && id) return { view: 'transcript', recordingId: Number(id) };
  if (view === 'compare' && id) return { view: 'compare', recordingId: Number(id), otherId: Number(otherId ?? 0) };
  if (view === 'watch' && id) return { view: 'watch', listId: Number(id) };
  const page = pages.find((known) => known === view);
  return page === undefined ? { view: 'library' } : { view: page };
}

export function navigate(route: Route): void {
  const state = useRoute.getState();
  if (formatRoute(state.route) === formatRoute(route)) return;
  const depth = state.depth + 1;
  history.pushState({ depth }, '', formatRoute(route));
  useRoute.setState({ route, depth });
}

/** The same page with other contents: no step of its own in the history. */
export function replaceRoute(route: Route): void {
  history.replaceState({ depth: useRoute.getState().depth }, '', formatRoute(route));
  useRoute.setState({ route });
}

export function openTranscript(
  recordingId: number,
  place?: { readonly atMs: number; readonly isPlaying: boolean },
): void {
  navigate({ view: 'transcript', recordingId });
  useRoute.setState({ target: place ? { recordingId, ...place } : null });
}

/** The recording whose text the page shows; null on every other page. */
export function shownRecordingId(): number | null {
  const { route } = useRoute.getState();
  return route.view === 'transcript' || route.view === 'compare' ? route.recordingId : null;
}

/** One step back, or to the library where there is nothing to go back to. */
export function goBack(): void {
  if (useRoute.getState().depth > 0) history.back();
  else navigate({ view: 'library' });
}

window.addEventListener('popstate', (event: PopStateEvent) => {
  const depth = (event.state as { depth?: number } | null)?.depth ?? 0;
  useRoute.setState({ route: parseRoute(location.hash), depth, target: null });
});
