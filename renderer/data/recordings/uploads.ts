import { create } from 'zustand';

interface UploadsState {
  readonly name: string | null;
  /** 0…1 of the present file. */
  readonly share: number;
  readonly doneCount: number;
  readonly totalCount: number;
}

/** Uploads of the browser host, one file after another; the desktop app has none. */
export const useUploads = create<UploadsState>(() => ({ name: null, share: 0, doneCount: 0, totalCount: 0 }));
