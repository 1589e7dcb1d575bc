import { create } from 'zustand';

/** The segment whose speaker is being chosen, by its index; null while the list is closed. */
export const useSpeakerPicker = create<{ readonly index: number | null }>(() => ({ index: null }));

export function openSpeakerPicker(index: number): void {
  useSpeakerPicker.setState({ index });
}

export function closeSpeakerPicker(): void {
  useSpeakerPicker.setState({ index: null });
}
