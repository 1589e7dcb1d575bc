import { navigate } from '#renderer/state/route.ts';
import { useUi } from '#renderer/state/ui.ts';

export function focusSearch(): void {
  navigate({ view: 'search' });
  useUi.setState(({ searchFocus }) => ({ searchFocus: searchFocus + 1 }));
}
