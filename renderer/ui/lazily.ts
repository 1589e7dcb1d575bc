import { createElement, useEffect, useSyncExternalStore, type ComponentType } from 'react';

/** A component whose code is loaded later; until then nothing stands in its place. */
export type LazyComponent<P> = ComponentType<P> & {
  readonly load: () => Promise<void>;
  readonly isLoaded: () => boolean;
};

/**
 * Loads the code by `load`, and unless it is one that `waits` (what is closed at first) when the component is first
 * rendered; from then on it is like any other.
 */
export function lazily<P extends object>(
  importIt: () => Promise<ComponentType<P>>,
  { waits = false }: { readonly waits?: boolean } = {},
): LazyComponent<P> {
  let Loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const waiting = new Set<() => void>();
  const load = () =>
    (loading ??= importIt().then((component) => {
      Loaded = component;
      for (const notify of waiting) notify();
    }));
  const subscribe = (notify: () => void) => {
    waiting.add(notify);
    return () => waiting.delete(notify);
  };
  function Lazy(props: P) {
    useSyncExternalStore(subscribe, () => Loaded !== null);
    useEffect(() => {
      if (waits) return;
      // A file that cannot be read is an error of the page like any other.
      load().catch(reportError);
    }, []);
    return Loaded === null ? null : createElement(Loaded, props);
  }
  return Object.assign(Lazy, { load, isLoaded: () => Loaded !== null });
}
