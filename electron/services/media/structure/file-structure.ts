/** Samples without a header, as ffmpeg opens them. */
export interface RawSound {
  /** ffmpeg's name, e.g. `s16le`. */
  readonly format: string;
  readonly rateHz: number;
  readonly channels: number;
}

/** Bytes of a file that are a whole file of their own. */
export interface FilePart {
  readonly start: number;
  readonly end: number;
  /** They are samples alone: the header before them is not to be trusted. */
  readonly raw?: RawSound;
}

/** What the structure of a container shows of its end; nothing in here is estimated from a bit rate. */
export interface FileStructure {
  readonly sizeBytes: number;
  /** More than one where files were joined end to end. Covers what is to be read: a tail that is no sound is left out. */
  readonly parts: readonly FilePart[];
  /** cut: an element reaches beyond the end · open: a mark of the end is missing, which some recorders never write. */
  readonly end: 'whole' | 'cut' | 'open' | 'unknown';
  /** Length of the sound by a count of samples or frames in the header of its only part; null where there is none. */
  readonly declaredMs: number | null;
  /** The header of a WAV, W64 or AIFF says less than there is: its length is to be ignored. */
  readonly ignoresLength: boolean;
  /** Length of what is there, where bytes can be counted as sound; null elsewhere. */
  readonly thereMs: number | null;
}

/** A file of which nothing is known but its size. */
export function plainStructure(sizeBytes: number, known: Partial<FileStructure> = {}): FileStructure {
  return {
    sizeBytes,
    parts: [{ start: 0, end: sizeBytes }],
    end: 'unknown',
    declaredMs: null,
    ignoresLength: false,
    thereMs: null,
    ...known,
  };
}

/** The places where parts begin, as parts. */
export function partsFrom(starts: readonly number[], end: number): readonly FilePart[] {
  return starts.map((start, nth) => ({ start, end: starts[nth + 1] ?? end }));
}
