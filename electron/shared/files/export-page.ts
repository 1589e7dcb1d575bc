/** The first page of a document as it will be printed; A4, all measures in points. */
export type ExportPage = SetPage | FlowPage;

/** Every line has its place already. */
export interface SetPage {
  readonly kind: 'set';
  readonly width: number;
  readonly height: number;
  readonly texts: readonly SetText[];
  readonly rules: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

export interface SetText {
  readonly text: string;
  readonly x: number;
  /** Of the line that its letters stand on. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly as: 'plain' | 'name' | 'time' | 'mono';
}

/** Paragraphs and tables that the word processor sets; more than a page has room for, so that it is full. */
export interface FlowPage {
  readonly kind: 'flow';
  readonly blocks: readonly FlowBlock[];
  /** Arial and wide lines, as interviews are typed. */
  readonly isInterview: boolean;
  readonly hasLineNumbers: boolean;
  /** Whisper code of the text. */
  readonly language: string | null;
}

export type FlowBlock =
  | {
      readonly kind: 'paragraph';
      readonly style: 'title' | 'turn' | 'note' | 'plain';
      readonly runs: readonly FlowRun[];
    }
  /** Time, speaker, text. */
  | { readonly kind: 'row'; readonly cells: readonly (readonly FlowRun[])[] };

export interface FlowRun {
  readonly text: string;
  readonly as: 'plain' | 'name' | 'time';
}
