import { create } from 'zustand';

/** Whether the page asks what is to be recorded. */
export const useLiveDialog = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function askToRecord(): void {
  useLiveDialog.setState({ isOpen: true });
}
