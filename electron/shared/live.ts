/** A recording that is being made. */
export interface LiveRecording {
  readonly recordingId: number;
  readonly name: string;
  readonly startedAtMs: number;
  /** Of the sound that is safe on disk. */
  readonly durationMs: number;
  readonly isPaused: boolean;
  /** 2: the microphone and what the computer plays, each a voice of its own. */
  readonly channelCount: number;
}

export interface LiveRequest {
  readonly name: string;
  readonly sampleRateHz: number;
  readonly channelCount: number;
}

/** Of the sound that is recorded; 16 kHz where a device gives no more. */
export const liveRatesHz = [48_000, 16_000] as const;
