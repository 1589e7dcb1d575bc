import { create } from 'zustand';

const key = 'stenogram.sidebar';

/** Whether the sidebar was folded to its rail by choice; remembered by the browser or the window. */
export const useSidebar = create<{ readonly isFolded: boolean }>(() => ({
  isFolded: localStorage.getItem(key) === 'folded',
}));

export function toggleSidebar(): void {
  const isFolded = !useSidebar.getState().isFolded;
  localStorage.setItem(key, isFolded ? 'folded' : 'open');
  useSidebar.setState({ isFolded });
}
