import { create } from 'zustand';

const key = 'stenogram.hidden-lanes';

interface ShownParts {
  readonly isWaveShown: boolean;
  readonly isPictureShown: boolean;
  readonly pictureWidthPx: number;
  /** Lanes under the wave that were put away, by name; remembered. */
  readonly hiddenLanes: readonly string[];
}

/** Which parts around the text are on the page; but for the lanes, kept while the app runs. */
export const useShownParts = create<ShownParts>(() => ({
  isWaveShown: true,
  isPictureShown: true,
  pictureWidthPx: 250,
  hiddenLanes: keptLanes(),
}));

export function toggleLane(name: string): void {
  const { hiddenLanes: hidden } = useShownParts.getState();
  const hiddenLanes = hidden.includes(name) ? hidden.filter((one) => one !== name) : [...hidden, name];
  useShownParts.setState({ hiddenLanes });
  try {
    localStorage.setItem(key, hiddenLanes.join(' '));
  } catch {
    // A browser may forbid it: then the choice lasts as long as the page.
  }
}

function keptLanes(): readonly string[] {
  try {
    return (localStorage.getItem(key) ?? '').split(' ').filter((name) => name !== '');
  } catch {
    return [];
  }
}
