import { Toast } from '@base-ui/react/toast';

interface Message {
  readonly text: string;
  readonly detail?: string;
  /** A later message about the same takes the place of this one. */
  readonly about?: string;
  /** Until it is closed. */
  readonly stays?: boolean;
  readonly action?: { readonly label: string; onClick(): void };
}

/** One manager for the whole page, so that things outside React can speak too. */
export const toastManager = Toast.createToastManager();

/** The last message about each thing. */
const shown = new Map<string, string>();

/** A short message at the bottom; with something to do it stays longer. */
export function notify({ text, detail, about, action, stays = false }: Message): void {
  const before = about === undefined ? undefined : shown.get(about);
  if (before !== undefined) toastManager.close(before);
  const id = toastManager.add({
    title: text,
    description: detail,
    timeout: stays ? 0 : action || detail ? 9000 : 4000,
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toastManager.close(id);
          action.onClick();
        },
      },
    }),
  });
  if (about !== undefined) shown.set(about, id);
}
