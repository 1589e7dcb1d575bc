import { navigate } from '../state/route.ts';
import { useUi } from '../state/ui.ts';

export function focusSearch(): void {
  navigate({ view: 'search' });
  useUi.setState(({ searchFocus }) => ({ searchFocus: searchFocus + 1 }));
}
