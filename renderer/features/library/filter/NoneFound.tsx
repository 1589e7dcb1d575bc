import { useWords } from '#renderer/locales/use-words.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { navigate } from '#renderer/state/route.ts';
import { useUi } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';

/** Nothing fits the filter: it may be in what was said. */
export function NoneFound({ filter }: { readonly filter: string }) {
  const { t } = useWords();
  const search = () => {
    useUi.setState({ searchText: filter });
    navigate({ view: 'search' });
  };
  return (
    <EmptyState icon="search" title={t.catalogue.noneTitle}>
      <p>{t.catalogue.noneText}</p>
      <Button onClick={search}>{t.catalogue.searchText(filter.trim())}</Button>
      <Button kind="quiet" onClick={() => useLibraryView.setState({ filter: '' })}>
        {t.catalogue.clearFilter}
      </Button>
    </EmptyState>
  );
}
