import { useUi } from '#renderer/state/ui.ts';

/** Tells screen readers about changes of state; never about every step of a progress. */
export function Announcer() {
  const announcement = useUi((state) => state.announcement);
  return (
    <div className="hidden" role="status" aria-live="polite" data-testid="announcer">
      {announcement?.text}
    </div>
  );
}
