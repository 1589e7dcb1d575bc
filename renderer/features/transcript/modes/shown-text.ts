export interface ShownText {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly isRunning: boolean;
}
