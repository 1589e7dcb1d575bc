import { host } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { useCatalogue } from '#renderer/data/models/use-catalogue.ts';
import { useModels } from '#renderer/data/models/use-models.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { CatalogueList } from './CatalogueList.tsx';
import { InstalledModels } from './InstalledModels.tsx';
import { ModelGuide } from './ModelGuide.tsx';
import styles from './Models.module.css';
import { useModelActions } from './use-model-actions.ts';

/** The models at hand, the published ones, and how to bring one without a network. */
export function ModelsPage() {
  const { t } = useWords();
  const { models, error } = useModels();
  const catalogue = useCatalogue();
  const actions = useModelActions();
  const isUntested = catalogue.length > 0 && catalogue.every(({ advice }) => advice.speed === null);
  return (
    <>
      <PageHeader title={t.models.title}>
        <ImportButtons importing={actions} />
      </PageHeader>
      <div className={styles.scroll}>
        <div className={styles.column}>
          <p className={styles.lead}>{t.models.text}</p>
          {error ? <FailureNotice error={error} /> : null}
          <h2 className={styles.title}>{t.models.here}</h2>
          <div className={styles.card}>
            <InstalledModels models={models} actions={actions} />
          </div>
          <h2 className={styles.title}>{t.models.published}</h2>
          <p className={styles.lead}>
            {t.models.publishedText} {isUntested && models.length > 1 ? t.models.untested : null}
          </p>
          <div className={styles.card}>
            <CatalogueList models={catalogue} actions={actions} />
            <ModelGuide />
          </div>
        </div>
      </div>
    </>
  );
}

function ImportButtons({ importing }: { readonly importing: ReturnType<typeof useModelActions> }) {
  const { t } = useWords();
  const { isImporting } = importing;
  return (
    <>
      {host.kind === 'desktop' ? (
        <>
          <Button kind="quiet" disabled={isImporting} onClick={() => importing.importFrom('model', 'reference')}>
            {t.models.importInPlace}
          </Button>
          <Button
            kind="quiet"
            icon="folder"
            disabled={isImporting}
            onClick={() => importing.importFrom('folder', 'copy')}
          >
            {t.models.importFolder}
          </Button>
        </>
      ) : null}
      <Button icon="plus" disabled={isImporting} onClick={() => importing.importFrom('model', 'copy')}>
        {isImporting ? t.models.importing : t.models.import}
      </Button>
    </>
  );
}
