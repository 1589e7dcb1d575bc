import { speakerNumber } from '#shared/text/numbered-speaker.ts';
import styles from './SpeakerMark.module.css';

/** There are as many colours as shapes, with no common step, so that no two of 40 speakers look the same. */
const colourCount = 8;
const shapeCount = 5;

interface Props {
  readonly name: string;
  /** Slot of the speaker, but from 0; -1 while that is not known. */
  readonly place: number;
}

/** Who speaks, shown by colour, shape and initial or number, so that none of them is needed alone. */
export function SpeakerMark({ name, place }: Props) {
  return (
    <span
      className={styles.mark}
      data-colour={place < 0 ? undefined : place % colourCount}
      data-shape={place < 0 ? undefined : place % shapeCount}
      dir="auto"
      aria-hidden="true"
    >
      {initialOf(name)}
    </span>
  );
}

function initialOf(name: string): string {
  const number = speakerNumber(name);
  if (number !== null) return String(number);
  const code = name.trim().codePointAt(0);
  return code === undefined ? '?' : String.fromCodePoint(code).toUpperCase();
}
