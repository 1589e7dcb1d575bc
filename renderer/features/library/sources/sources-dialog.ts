import { create } from 'zustand';

/** Whether the watched folders are shown, and which of them is open; null is a new one, undefined none. */
export const useSourcesDialog = create<{ readonly isOpen: boolean; readonly openId: number | null | undefined }>(
  () => ({
    isOpen: false,
    openId: undefined,
  }),
);

export function openSources(): void {
  useSourcesDialog.setState({ isOpen: true, openId: undefined });
}
