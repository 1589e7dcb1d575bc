import { Toast } from '@base-ui/react/toast';

interface Message {
  readonly text: string;
  readonly detail?: string;
  readonly action?: { readonly label: string; onClick(): void };
}

/** One manager for the whole page, so that things outside React can speak too. */
export const toastManager = Toast.createToastManager();

/** A short message at the bottom; with something to do it stays longer. */
export function notify({ text, detail, action }: Message): void {
  const id = toastManager.add({
    title: text,
    description: detail,
    timeout: action || detail ? 9000 : 4000,
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
}
