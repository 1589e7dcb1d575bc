import type { MentionGroup } from '#shared/analyses/mention-lists.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';

type Joined = 'person' | 'place' | 'organisation';
const isJoined = (value: string): value is Joined => ['person', 'place', 'organisation'].includes(value);

/** What a person can say of a name: it is the same as another, it is not, or what an unclear one is. */
export function useNameActions(recordingId: number, group: MentionGroup, done: () => void) {
  const { t } = useWords();
  const report = useReport();
  const { value } = group;
  const undo = () => void api['mentions.undoJoin']({ recordingId }).catch(report);
  const say = async (pairs: readonly { name: string; other: string; isSame: boolean }[], text: string) => {
    if (!isJoined(value) || pairs.length === 0) return;
    await api['mentions.joinNames']({ recordingId, value, pairs: [...pairs] });
    notify({ text, action: { label: t.mentions.undo, onClick: undo } });
    done();
  };
  const decide = async (is: Joined) => {
    await api['mentions.decide']({ recordingId, name: group.name, value: is });
    done();
  };
  return {
    canJoin: isJoined(value),
    join: (other: MentionGroup) =>
      void say(
        [{ name: group.name, other: other.name, isSame: true }],
        t.mentions.joined(group.name, other.name),
      ).catch(report),
    split(name: string) {
      const others = group.names.map((one) => one.name).filter((one) => one !== name);
      const pairs = others.map((other) => ({ name, other, isSame: false }));
      void say(pairs, t.mentions.apart(name)).catch(report);
    },
    decide: (is: Joined) => void decide(is).catch(report),
  };
}
