import { useQuery } from '@tanstack/react-query';
import { scopeMs, withoutSpan, withSpan, type Scope } from '#shared/quality/scope.ts';
import type { TextClass } from '#shared/quality/classes.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { closeMeasureDialog, useMeasureDialog, type ChosenPassages } from './measure-dialog.ts';
import styles from './Measure.module.css';

/** What chosen passages are to the quality lab: in or out of what is right, examples for or against a class. */
export function MeasureDialog() {
  const chosen = useMeasureDialog((state) => state.chosen);
  return chosen === null ? null : <Opened chosen={chosen} />;
}

function Opened({ chosen }: { readonly chosen: ChosenPassages }) {
  const { t, format } = useWords();
  const { span, segmentIds, text } = chosen;
  const place = `${format.clock(span.low)} – ${format.clock(span.high)}`;
  return (
    <Modal
      isOpen
      title={t.measure.title(segmentIds.length)}
      subtitle={`${place}  ${text.slice(0, 90)}`}
      onClose={closeMeasureDialog}
      actions={<Button onClick={closeMeasureDialog}>{t.common.close}</Button>}
    >
      <ScopePart chosen={chosen} />
      <ClassPart chosen={chosen} />
    </Modal>
  );
}

function ScopePart({ chosen: { transcriptId, span } }: { readonly chosen: ChosenPassages }) {
  const { t, format } = useWords();
  const report = useReport();
  const { data: references } = useQuery({
    queryKey: [...queryKeys.quality, 'references'],
    queryFn: () => api['quality.references']({}),
  });
  const reference = references?.find((one) => one.transcriptId === transcriptId) ?? null;
  const endMs = Math.max(reference?.durationMs ?? 0, span.high);
  const mark = async (scope: Scope) => {
    if (scope?.length === 0) {
      if (reference !== null) await api['quality.unmarkReference']({ referenceId: reference.id });
    } else await api['quality.markReference']({ transcriptId, scope: scope === null ? null : [...scope] });
  };
  const change = (scope: Scope) => void mark(scope).catch(report);
  const scope = reference?.scope ?? null;
  const isWhole = reference !== null && scope === null;
  const state =
    reference === null
      ? t.measure.noReference
      : isWhole
        ? t.measure.allRight
        : t.measure.spans(scope?.length ?? 0, format.clock(scopeMs(scope, endMs)));
  return (
    <section className={styles.part} aria-label={t.measure.reference}>
      <h3 className={styles.title}>{t.measure.reference}</h3>
      <p className={styles.text}>{t.measure.referenceText}</p>
      <p className={styles.state} role="status">
        {references === undefined ? '' : state}
      </p>
      <div className={styles.actions}>
        <Button icon="check" disabled={isWhole} onClick={() => change(withSpan(scope, span))}>
          {t.measure.right}
        </Button>
        <Button icon="close" disabled={reference === null} onClick={() => change(withoutSpan(scope, span, endMs))}>
          {t.measure.wrong}
        </Button>
        <Button kind="quiet" disabled={isWhole} onClick={() => change(null)}>
          {t.measure.whole}
        </Button>
      </div>
    </section>
  );
}

function ClassPart({ chosen }: { readonly chosen: ChosenPassages }) {
  const { t } = useWords();
  const { data: classes } = useQuery({
    queryKey: [...queryKeys.quality, 'classes'],
    queryFn: () => api['classes.list']({}),
  });
  const open = () => {
    closeMeasureDialog();
    navigate({ view: 'quality', tab: 'classes' });
  };
  return (
    <section className={styles.part} aria-label={t.measure.classes}>
      <h3 className={styles.title}>{t.measure.classes}</h3>
      <p className={styles.text}>{t.measure.classesText}</p>
      {classes?.map((one) => (
        <ClassRow key={one.id} one={one} chosen={chosen} />
      ))}
      {classes?.length === 0 ? (
        <div className={styles.actions}>
          <span className={styles.state}>{t.measure.noClasses}</span>
          <Button size="s" onClick={open}>
            {t.quality.newClass}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function ClassRow({ one: { id, name }, chosen }: { readonly one: TextClass; readonly chosen: ChosenPassages }) {
  const { t } = useWords();
  const report = useReport();
  const label = async (isTrue: boolean) => {
    for (const segmentId of chosen.segmentIds) await api['classes.label']({ classId: id, segmentId, isTrue });
    notify({ text: t.measure.taught(name, isTrue, chosen.segmentIds.length) });
  };
  return (
    <div className={styles.row}>
      <span dir="auto">{name}</span>
      <span className={styles.actions}>
        <Button size="s" aria-label={t.measure.isIt(name)} onClick={() => void label(true).catch(report)}>
          {t.quality.isIt}
        </Button>
        <Button size="s" aria-label={t.measure.isNot(name)} onClick={() => void label(false).catch(report)}>
          {t.quality.isNot}
        </Button>
      </span>
    </div>
  );
}
