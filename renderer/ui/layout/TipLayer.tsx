import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState, type ReactNode } from 'react';
import styles from './TipLayer.module.css';
import { watchTips, type Tip } from './watch-tips.ts';

/** The one tooltip of the page; buttons with `data-tip` show their name in it. Screen readers read the name itself. */
export function TipLayer({ keysOf }: { readonly keysOf?: (command: string) => ReactNode }) {
  const [tip, setTip] = useState<Tip | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(
    () =>
      watchTips((next) => {
        setOpen(next !== null);
        // The last one stays while it fades.
        if (next !== null) setTip(next);
      }),
    [],
  );
  if (tip === null) return null;
  return (
    <Tooltip.Root open={isOpen && tip.anchor.isConnected}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={tip.anchor} sideOffset={6} className={styles.positioner}>
          <Tooltip.Popup data-tip-popup="" aria-hidden="true" className={styles.tip}>
            {tip.text}
            {tip.keyOf === null ? null : keysOf?.(tip.keyOf)}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
