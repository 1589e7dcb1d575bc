import { Example } from './Example.tsx';
import styles from './Gallery.module.css';

const tokens = [
  'bg',
  'bg-side',
  'bg-raised',
  'bg-inset',
  'bg-selected',
  'line',
  'line-strong',
  'text',
  'text-2',
  'text-3',
  'accent',
  'accent-soft',
  'good',
  'warn',
  'warn-soft',
  'bad',
  'bad-soft',
  'mark',
  'spoken',
  'wave',
  'track',
  'focus',
  ...Array.from({ length: 8 }, (_, nth) => `speaker-${nth}`),
];

/** The colours of the theme by the names of their tokens. */
export function Colours() {
  return (
    <Example of="styles/tokens.css">
      {tokens.map((token) => (
        <span key={token} className={styles.token}>
          <span className={styles.swatch} style={{ background: `var(--${token})` }} />
          {token}
        </span>
      ))}
    </Example>
  );
}
