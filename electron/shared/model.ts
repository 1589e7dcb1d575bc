/** `demo`: ships with the app · `catalogue`: a published Whisper model · `imported`: a file the user brought. */
export type ModelKind = 'demo' | 'catalogue' | 'imported';
/** `ready`: header, size and hash are right or were accepted · `damaged`: differs from what it was. */
export type ModelState = 'ready' | 'damaged' | 'missing';

export interface ModelInfo {
  readonly id: string;
  readonly kind: ModelKind;
  /** File name without folder, e.g. `ggml-base-q8_0.bin`. */
  readonly fileName: string;
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex; null until it was computed once. */
  readonly sha256: string | null;
  readonly state: ModelState;
  /** False for English-only models. */
  readonly isMultilingual: boolean;
  /** Size class read from the header: `tiny`, `base`, `small`, `medium`, `large`. */
  readonly sizeClass: string;
}
