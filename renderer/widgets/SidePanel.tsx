import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useWords } from '#renderer/locales/use-words.ts';
import { useClose } from '#renderer/commands/use-close.ts';
import { closeSidePanel, panelWidths, setPanelWidth, useSidePanel } from '#renderer/state/side-panel.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import styles from './SidePanel.module.css';

interface Props {
  readonly title: string;
  /** Beside the title: what the panel as a whole can do. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of what stands beside the text; its left edge is dragged, and the width is remembered. */
export function SidePanel({ title, actions, children }: Props) {
  const { t } = useWords();
  const widthPx = useSidePanel((state) => state.widthPx);
  const panel = useRef<HTMLElement>(null);
  useClose(true, closeSidePanel);
  return (
    <aside
      ref={panel}
      className={styles.panel}
      style={widthPx === null ? undefined : { width: widthPx }}
      aria-label={title}
    >
      <Edge shownPx={() => panel.current?.offsetWidth ?? panelWidths.minPx} />
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {actions}
        <IconButton icon="close" size="s" label={t.common.close} onClick={closeSidePanel} />
      </header>
      {children}
    </aside>
  );
}

const keyStepPx = 24;

function Edge({ shownPx }: { readonly shownPx: () => number }) {
  const { t } = useWords();
  const widthPx = useSidePanel((state) => state.widthPx);
  const drag = useRef<{ readonly x: number; readonly px: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const byPx = { ArrowLeft: keyStepPx, ArrowRight: -keyStepPx }[event.key];
    if (byPx === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setPanelWidth(shownPx() + byPx);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) setPanelWidth(drag.current.px + drag.current.x - event.clientX);
  };
  return (
    <div
      className={styles.edge}
      role="slider"
      tabIndex={0}
      aria-label={t.panels.width}
      aria-valuemin={panelWidths.minPx}
      aria-valuemax={panelWidths.maxPx}
      aria-valuenow={widthPx ?? panelWidths.minPx}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, px: shownPx() };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
    />
  );
}
