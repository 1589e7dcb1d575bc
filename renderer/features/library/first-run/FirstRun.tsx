import type { InterfaceLanguage } from '#shared/text/language.ts';
import { sampleLanguages } from '../import/sample-languages.ts';
import type { ReactNode } from 'react';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { useAdvised } from './use-advised.ts';
import { useImportModel } from '#renderer/data/models/use-import-model.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import styles from './FirstRun.module.css';

interface Props {
  /** Opens the sample; recordings are another feature's. */
  readonly onSample: (language: InterfaceLanguage) => void;
  /** Buttons that add recordings. */
  readonly add: ReactNode;
}

/** The first page of a newcomer: what is needed, and three ways to begin. */
export function FirstRun({ onSample, add }: Props) {
  const { t, language } = useWords();
  const { importFrom, isImporting } = useImportModel();
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <h2 className={styles.title}>{t.firstRun.title}</h2>
        <p className={styles.lead}>{t.firstRun.text}</p>
        <div className={styles.ways}>
          <Way icon="play" title={t.firstRun.tryTitle} text={t.firstRun.tryText}>
            {sampleLanguages(language).map((spoken, nth) => (
              <Button key={spoken} kind={nth === 0 ? 'primary' : 'plain'} icon="play" onClick={() => onSample(spoken)}>
                {t.firstRun.tryButtons[spoken]}
              </Button>
            ))}
          </Way>
          <AdvisedWay />
          <Way icon="folder" title={t.firstRun.haveTitle} text={t.firstRun.haveText}>
            <Button disabled={isImporting} onClick={() => importFrom('model', 'copy')}>
              {isImporting ? t.models.importing : t.firstRun.haveButton}
            </Button>
          </Way>
        </div>
        <p className={styles.lead}>{t.firstRun.add}</p>
        <div className={styles.add}>{add}</div>
      </div>
    </div>
  );
}

/** The model this computer would do best with; its download is watched on the models page. */
function AdvisedWay() {
  const { t, format, language } = useWords();
  const report = useReport();
  const { advised, isKnown } = useAdvised();
  // The room of it, until it is known: what stands below must not move.
  if (!isKnown) return <div className={styles.awaited} />;
  if (!advised) return null;
  const size = format.bytes(advised.sizeBytes);
  const download = () => {
    navigate({ view: 'models' });
    void api['models.download']({ modelId: advised.id }).catch(report);
  };
  return (
    <Way icon="drop" title={t.firstRun.getTitle(advised.name[language])} text={t.firstRun.getText(size)}>
      <Button onClick={download}>{t.firstRun.getButton(size)}</Button>
      <Button kind="quiet" onClick={() => navigate({ view: 'models' })}>
        {t.firstRun.others}
      </Button>
    </Way>
  );
}

interface WayProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Way({ icon, title, text, children }: WayProps) {
  return (
    <section className={styles.way} aria-label={title}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <div className={styles.about}>
        <h3 className={styles.name}>{title}</h3>
        <p className={styles.text}>{text}</p>
      </div>
      <div className={styles.buttons}>{children}</div>
    </section>
  );
}
