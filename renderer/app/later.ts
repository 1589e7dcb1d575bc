import { lazily } from '#renderer/ui/lazily.ts';
import { LibraryDialogs, PageDialogs } from '#renderer/features/library/later.ts';

/** What the first page does not show is loaded once that stands, and is there when somebody goes to it. */
export const OtherPages = lazily(() => import('./OtherPages.tsx').then(({ OtherPages: all }) => all));
export const FrameDialogs = lazily(() => import('./FrameDialogs.tsx').then(({ FrameDialogs: all }) => all), {
  waits: true,
});

export async function loadTheRest(): Promise<void> {
  await Promise.all([OtherPages.load(), FrameDialogs.load(), LibraryDialogs.load(), PageDialogs.load()]);
}
