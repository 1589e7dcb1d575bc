import { useEffect, type RefObject } from 'react';
import { useUi } from '#renderer/state/ui.ts';

const shownMs = 1600;

/** Brings the setting that someone asked for into sight, marks it for a moment and gives it the focus. */
export function useWantedSetting(page: RefObject<HTMLElement | null>, isReady: boolean): void {
  const wanted = useUi((state) => state.wantedSetting);
  useEffect(() => {
    if (wanted === null || !isReady) return;
    const row = page.current?.querySelector<HTMLElement>(`[data-setting="${CSS.escape(wanted)}"]`);
    useUi.setState({ wantedSetting: null });
    if (!row) return;
    row.scrollIntoView({ block: row.matches('section') ? 'start' : 'center' });
    row.querySelector<HTMLElement>('button, input, textarea, [role=combobox]')?.focus({ preventScroll: true });
    row.dataset['wanted'] = '';
    setTimeout(() => delete row.dataset['wanted'], shownMs);
  }, [wanted, isReady, page]);
}
