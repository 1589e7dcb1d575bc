import { useQuery } from '@tanstack/react-query';
import type { DoctorCheck } from '#shared/system.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { Section } from './Section.tsx';
import styles from './SystemCheck.module.css';

export function SystemCheck() {
  const { t } = useWords();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: queryKeys.doctor,
    queryFn: () => api['system.doctor']({}),
  });
  return (
    <Section id="system-check" title={t.settings.check} text={t.settings.checkText}>
      {error ? <FailureNotice error={error} /> : null}
      <ul>
        {data?.checks.map((check) => (
          <Check key={check.subject} check={check} />
        ))}
      </ul>
      <div className={styles.again}>
        <Button size="s" disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? t.settings.checking : t.settings.checkAgain}
        </Button>
      </div>
    </Section>
  );
}

function Check({ check }: { readonly check: DoctorCheck }) {
  const { t, format } = useWords();
  const { subject, state, freeBytes, noCard } = check;
  // The report speaks to a terminal; of models this page knows better what to do.
  const isDemoOnly = subject === 'models' && state === 'warning';
  const isDisk = freeBytes !== undefined;
  const reported = noCard === undefined ? check.found : t.graphics.problems[noCard];
  const found = isDemoOnly ? t.models.demoName : isDisk ? t.settings.diskFree(format.bytes(freeBytes)) : reported;
  const diskRemedy = state === 'fine' ? null : t.settings.freeDisk;
  const remedy = isDemoOnly ? t.settings.importModel : isDisk ? diskRemedy : check.remedy;
  return (
    <li className={styles.check} data-state={state}>
      <span className={styles.icon} title={t.settings.checkStates[state]}>
        <Icon name={state === 'fine' ? 'check' : 'warning'} />
        <span className="hidden">{t.settings.checkStates[state]}</span>
      </span>
      <span className={styles.subject}>{t.settings.subjects[subject]}</span>
      <span className={styles.found}>
        {found}
        {remedy ? <span className={styles.remedy}>{remedy}</span> : null}
      </span>
    </li>
  );
}
