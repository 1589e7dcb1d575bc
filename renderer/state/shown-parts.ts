import { create } from 'zustand';

/** Whether the close wave and a video's picture are on the page; kept while the app runs. */
export const useShownParts = create<{
  readonly isWaveShown: boolean;
  readonly isPictureShown: boolean;
  readonly pictureWidthPx: number;
}>(() => ({
  isWaveShown: true,
  isPictureShown: true,
  pictureWidthPx: 250,
}));
