import { create } from 'zustand';
import { leaveField } from './leave-field.ts';

/** What of the library is listed; all of it where nothing is said. */
export const libraryParts = ['unfinished', 'missing'] as const;
export type LibraryPart = (typeof libraryParts)[number] | `collection-${number}`;

export const reviewTabs = ['findings', 'doubtful', 'agreement', 'scores'] as const;
export type ReviewTab = (typeof reviewTabs)[number];

export const settingsSections = [
  'general',
  'recognition',
  'listening',
  'keyboard',
  'network',
  'library',
  'system',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export const qualityTabs = ['runs', 'tuning', 'sets', 'references', 'classes'] as const;
export type QualityTab = (typeof qualityTabs)[number];

export type Route =
  | { readonly view: 'bin' | 'search' | 'replace' | 'activity' | 'models' | 'overview' | 'people' }
  | { readonly view: 'library'; readonly part?: LibraryPart }
  /** `cardId`: the scorecard whose results are shown. */
  | { readonly view: 'review'; readonly tab?: ReviewTab; readonly cardId?: number }
  /** A tab, or one run (`runId`), or two beside each other. */
  | { readonly view: 'quality'; readonly tab?: QualityTab; readonly runId?: number; readonly otherId?: number }
  /** With a list, a rule or a scorecard: its editor; 0 stands for a new one. */
  | { readonly view: 'rules'; readonly listId?: number; readonly ruleId?: number; readonly cardId?: number }
  | { readonly view: 'settings'; readonly section?: SettingsSection }
  | { readonly view: 'transcript'; readonly recordingId: number }
  /** The current version beside another one; 0 stands for the newest other. */
  | { readonly view: 'compare'; readonly recordingId: number; readonly otherId: number };

/** Pages whose address is their name alone. */
const plainPages = ['bin', 'search', 'replace', 'activity', 'models', 'overview', 'people'] as const;

/** Addresses of earlier versions, which people may have kept. */
const formerNames: Readonly<Record<string, string>> = { findings: 'review', watch: 'rules' };

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

/** Without a page, as in tests of its logic, there is no address. */
const firstHash = typeof location === 'undefined' ? '' : location.hash;

export const useRoute = create<RouteState>(() => ({
  route: parseRoute(firstHash),
  target: momentOf(firstHash),
  depth: 0,
}));

/** The moment that an address leads to: a recording, and `?t=` with seconds; null where it names none. */
export function momentOf(hash: string): Target | null {
  const [, id, seconds] = /^#\/recording\/(\d+)\?t=(\d{1,7}(?:\.\d{1,3})?)$/.exec(hash) ?? [];
  if (id === undefined || seconds === undefined) return null;
  return { recordingId: Number(id), atMs: Math.round(Number(seconds) * 1000), isPlaying: false };
}

/** The address of a moment, from the `#` on. */
export function formatMoment(recordingId: number, atMs: number): string {
  return `#/recording/${recordingId}?t=${Math.round(atMs) / 1000}`;
}

/** The hash of a route: kept in the address, so that reload and the browser's back button work. */
export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'transcript':
      return `#/recording/${route.recordingId}`;
    case 'compare':
      return `#/compare/${route.recordingId}/${route.otherId}`;
    case 'library':
      return withPart('library', route.part);
    case 'review':
      return route.tab === 'scores' && route.cardId !== undefined
        ? `#/review/scores/${route.cardId}`
        : withPart('review', route.tab === 'findings' ? undefined : route.tab);
    case 'rules':
      return withPart('rules', rulesPart(route));
    case 'settings':
      return withPart('settings', route.section === 'general' ? undefined : route.section);
    case 'quality':
      return formatQuality(route);
    case 'bin':
    case 'search':
    case 'replace':
    case 'activity':
    case 'models':
    case 'overview':
    case 'people':
      return `#/${route.view}`;
  }
}

function rulesPart({ listId, ruleId, cardId }: Extract<Route, { view: 'rules' }>): string | number | undefined {
  if (cardId !== undefined) return `card-${cardId}`;
  return ruleId === undefined ? listId : `rule-${ruleId}`;
}

function formatQuality({ tab, runId, otherId }: Extract<Route, { view: 'quality' }>): string {
  if (runId === undefined) return withPart('quality', tab === 'runs' ? undefined : tab);
  return `#/quality/run-${runId}${otherId === undefined ? '' : `/${otherId}`}`;
}

function withPart(page: string, part: string | number | undefined): string {
  return part === undefined ? `#/${page}` : `#/${page}/${part}`;
}

export function parseRoute(hash: string): Route {
  const [, written = '', part, otherId] = /^#\/(\w+)(?:\/([\w-]+))?(?:\/(\d+))?(?:\?.*)?$/.exec(hash) ?? [];
  const view = formerNames[written] ?? written;
  const id = part !== undefined && /^\d+$/.test(part) ? Number(part) : undefined;
  switch (view) {
    case 'recording':
      return id ? { view: 'transcript', recordingId: id } : { view: 'library' };
    case 'compare':
      return id ? { view: 'compare', recordingId: id, otherId: Number(otherId ?? 0) } : { view: 'library' };
    case 'review':
      return part === 'scores' && otherId !== undefined
        ? { view, tab: 'scores', cardId: Number(otherId) }
        : withKnown(view, 'tab', reviewTabs, part);
    case 'quality': {
      const [, run] = /^run-(\d+)$/.exec(part ?? '') ?? [];
      if (run === undefined) return withKnown(view, 'tab', qualityTabs, part);
      return { view, runId: Number(run), ...(otherId !== undefined && { otherId: Number(otherId) }) };
    }
    case 'rules':
      return rulesRoute(part, id);
    case 'settings':
      return withKnown(view, 'section', settingsSections, part);
    case 'library':
      return part !== undefined && /^collection-\d+$/.test(part)
        ? { view, part: part as LibraryPart }
        : withKnown(view, 'part', libraryParts, part);
  }
  const page = plainPages.find((known) => known === view);
  return page === undefined ? { view: 'library' } : { view: page };
}

/** `12` is a list, `rule-12` a rule, `card-12` a scorecard. */
function rulesRoute(part: string | undefined, listId: number | undefined): Route {
  const [, kind, id] = /^(rule|card)-(\d+)$/.exec(part ?? '') ?? [];
  if (kind !== undefined) return { view: 'rules', [kind === 'rule' ? 'ruleId' : 'cardId']: Number(id) };
  return listId === undefined ? { view: 'rules' } : { view: 'rules', listId };
}

function withKnown<V extends string, K extends string, P extends string>(
  view: V,
  key: K,
  known: readonly P[],
  part: string | undefined,
) {
  const found = known.find((one) => one === part);
  return (found === undefined ? { view } : { view, [key]: found }) as { readonly view: V } & {
    readonly [Name in K]?: P;
  };
}

export function navigate(route: Route): void {
  const state = useRoute.getState();
  if (formatRoute(state.route) === formatRoute(route)) return;
  leaveField();
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

globalThis.addEventListener?.('popstate', (event: PopStateEvent) => {
  const depth = (event.state as { depth?: number } | null)?.depth ?? 0;
  leaveField();
  useRoute.setState({ route: parseRoute(location.hash), depth, target: momentOf(location.hash) });
});
