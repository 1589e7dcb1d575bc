import { create } from 'zustand';

/** Whether the user's own fields are being arranged. */
export const useFieldsDialog = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function openFields(): void {
  useFieldsDialog.setState({ isOpen: true });
}
