import { lazily } from '#renderer/ui/lazily.ts';

const all = () => import('./LibraryDialogs.tsx');

/** Loaded once the list stands, for the list is what is seen first. */
export const LibraryDialogs = lazily(() => all().then((loaded) => loaded.LibraryDialogs), { waits: true });
export const PageDialogs = lazily(() => all().then((loaded) => loaded.PageDialogs), { waits: true });
