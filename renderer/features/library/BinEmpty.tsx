import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { useWords } from '#renderer/locales/use-words.ts';

export function BinEmpty() {
  const { t } = useWords();
  return (
    <EmptyState icon="bin" title={t.bin.emptyTitle}>
      <p>{t.bin.emptyText}</p>
    </EmptyState>
  );
}
