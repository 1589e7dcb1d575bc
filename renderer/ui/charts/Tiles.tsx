import styles from './Charts.module.css';

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly detail?: string | undefined;
}

/** A few figures that are read first. */
export function Tiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ label, value, detail }) => (
        <div key={label} className={styles.tile}>
          <dt className={styles.tileLabel}>{label}</dt>
          <dd className={styles.tileValue}>{value}</dd>
          {detail === undefined ? null : (
            <dd className={styles.tileDetail} dir="auto">
              {detail}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
