import type { TextHit } from '#shared/text/find-text.ts';
import styles from './Find.module.css';

/** A place as it is and as it would be. */
export function HitPreview({ hit }: { readonly hit: TextHit }) {
  return (
    <p className={styles.preview} dir="auto">
      {hit.before}
      <del className={styles.old}>{hit.match}</del>
      {hit.replacement === '' ? null : <ins className={styles.new}>{hit.replacement}</ins>}
      {hit.after}
    </p>
  );
}
