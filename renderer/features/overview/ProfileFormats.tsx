import { host } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';

interface Props {
  readonly isReady: boolean;
  readonly onChoose: (format: 'csv' | 'xlsx' | 'json') => void;
}

/** A workbook is no text, which is all that a browser is given. */
export function ProfileFormats({ isReady, onChoose }: Props) {
  const formats = host.kind === 'browser' ? (['csv', 'json'] as const) : (['csv', 'xlsx', 'json'] as const);
  return formats.map((format) => (
    <Button key={format} icon="export" disabled={!isReady} onClick={() => onChoose(format)}>
      {format.toUpperCase()}
    </Button>
  ));
}
