import { useState } from 'react';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { FindSpeakers } from './FindSpeakers.tsx';
import { SpeakerLine } from './SpeakerLine.tsx';
import styles from './SpeakersPanel.module.css';

interface Props {
  readonly recording: Recording;
  readonly transcriptId: number;
}

/** Who speaks in this transcript: names, keys, and how much each of them says. */
export function SpeakersPanel({ recording, transcriptId }: Props) {
  const { t } = useWords();
  const report = useReport();
  const speakers = useSpeakers(transcriptId);
  const [newest, setNewest] = useState<string | null>(null);
  const add = () => {
    const taken = new Set(speakers.map(({ name }) => name));
    const slots = new Set(speakers.map(({ slot }) => slot));
    let slot = 1;
    while (slots.has(slot)) slot += 1;
    let name = t.speakers.unnamed(slot);
    for (let nth = 2; taken.has(name); nth += 1) name = `${t.speakers.unnamed(slot)} (${nth})`;
    setNewest(name);
    void api['speakers.create']({ transcriptId, name }).catch(report);
  };
  return (
    <SidePanel title={t.speakers.title}>
      <div className={styles.body}>
        {speakers.length === 0 ? <p className={styles.none}>{t.speakers.none}</p> : null}
        <ul className={styles.list}>
          {speakers.map((speaker) => (
            <li key={speaker.id}>
              <SpeakerLine
                recordingId={recording.id}
                speaker={speaker}
                others={speakers.filter(({ id }) => id !== speaker.id)}
                isNew={speaker.name === newest}
              />
            </li>
          ))}
        </ul>
        <Button size="s" icon="plus" onClick={add}>
          {t.speakers.add}
        </Button>
        <p className={styles.hint}>{t.speakers.noneText}</p>
        {speakers.length > 0 ? <p className={styles.hint}>{t.speakers.roleText}</p> : null}
        <FindSpeakers recording={recording} />
      </div>
    </SidePanel>
  );
}
