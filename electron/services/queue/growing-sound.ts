/** The sound of a recording that is being made: its file is written by this app, and only ever grows. */
export interface GrowingSound {
  readonly sampleRateHz: number;
  readonly channelCount: number;
  /** The file from its first byte, as far as it is safe on disk; ends with the recording. */
  bytes(signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Sound of the last seconds and, from then on, as it comes, channels in turn; returns how to stop. */
  onSound(listener: (pcm: Int16Array, fromFrame: number) => void): () => void;
  /** Resolves once the file is complete and noted in the library. */
  readonly ended: Promise<void>;
}
