import { Menu } from '@base-ui/react/menu';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scorecard } from '#shared/judging/scorecard.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { ConfirmModal } from '#renderer/widgets/dialogs/ConfirmModal.tsx';
import styles from './Scorecards.module.css';

/** The scorecards below the word lists. */
export function ScorecardsSection() {
  const { t } = useWords();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: queryKeys.scorecards, queryFn: () => api['judging.scorecards']({}) });
  const [removed, setRemoved] = useState<Scorecard | null>(null);
  const remove = async ({ id }: Scorecard) => {
    setRemoved(null);
    await api['judging.removeScorecard']({ id });
    await client.invalidateQueries({ queryKey: queryKeys.scorecards });
  };
  const cards = data ?? [];
  return (
    <>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{t.scorecards.title}</h2>
        <Button size="s" icon="plus" onClick={() => navigate({ view: 'rules', cardId: 0 })}>
          {t.scorecards.add}
        </Button>
      </div>
      {cards.length === 0 ? <p className={styles.quiet}>{t.scorecards.emptyText}</p> : null}
      <ul className={styles.cards} aria-label={t.scorecards.title}>
        {cards.map((card) => (
          <li key={card.id} className={styles.card}>
            <button
              type="button"
              className={styles.cardName}
              dir="auto"
              onClick={() => navigate({ view: 'rules', cardId: card.id })}
            >
              {card.name}
            </button>
            <p className={styles.quiet}>{factsOf(card, t.scorecards)}</p>
            <div className={styles.actions}>
              <Button
                size="s"
                kind="quiet"
                icon="chart"
                onClick={() => navigate({ view: 'review', tab: 'scores', cardId: card.id })}
              >
                {t.scorecards.results}
              </Button>
              <Button size="s" kind="quiet" icon="edit" onClick={() => navigate({ view: 'rules', cardId: card.id })}>
                {t.scorecards.edit}
              </Button>
              <Menu.Root>
                <Menu.Trigger render={<IconButton icon="more" label={t.scorecards.moreFor(card.name)} />} />
                <MenuItems
                  align="end"
                  entries={[{ label: t.scorecards.remove, icon: 'bin', onChoose: () => setRemoved(card) }]}
                />
              </Menu.Root>
            </div>
          </li>
        ))}
      </ul>
      <ConfirmModal
        isOpen={removed !== null}
        title={t.scorecards.removeTitle(removed?.name ?? '')}
        action={t.scorecards.remove}
        onClose={() => setRemoved(null)}
        onConfirm={async () => {
          if (removed) await remove(removed);
        }}
      >
        <p>{t.scorecards.removeText}</p>
      </ConfirmModal>
    </>
  );
}

interface Words {
  readonly questionCount: (count: number) => string;
  readonly byRules: (count: number) => string;
}

function factsOf({ questions }: Scorecard, words: Words): string {
  const byRules = questions.filter(({ ruleId }) => ruleId !== null).length;
  return [words.questionCount(questions.length), ...(byRules > 0 ? [words.byRules(byRules)] : [])].join(' · ');
}
