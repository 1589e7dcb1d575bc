import { host } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';

export type TableFormat = 'csv' | 'xlsx' | 'json';

interface Props {
  readonly isReady?: boolean;
  readonly isQuiet?: boolean;
  readonly onChoose: (format: TableFormat) => void;
}

/** A workbook is no text, which is all that a browser is given. */
export const tableFormats: readonly TableFormat[] = host.kind === 'browser' ? ['csv', 'json'] : ['csv', 'xlsx', 'json'];

/** A table of figures in one of the formats, a button each. */
export function TableFormats({ isReady = true, isQuiet = false, onChoose }: Props) {
  return tableFormats.map((format) => (
    <Button
      key={format}
      kind={isQuiet ? 'quiet' : 'plain'}
      icon="export"
      disabled={!isReady}
      onClick={() => onChoose(format)}
    >
      {format.toUpperCase()}
    </Button>
  ));
}
