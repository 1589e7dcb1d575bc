import { Switch } from '@base-ui/react/switch';
import { useState } from 'react';
import type { LocalApiSettings, LocalApiStatus } from '#shared/automation/local-api.ts';
import type { Settings } from '#shared/settings.ts';
import { api, host } from '#renderer/api/api.ts';
import { useLocalApi } from '#renderer/data/automation/use-local-api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { Row } from '../Row.tsx';
import { Section } from '../Section.tsx';
import switchStyles from '../Switch.module.css';
import { TextSetting } from '../TextSetting.tsx';
import styles from './LocalApi.module.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** Who may ask for transcripts from outside of the app: off until it is turned on. */
export function LocalApi({ settings, onChange }: Props) {
  const { t } = useWords();
  const status = useLocalApi();
  const { localApi } = settings;
  const change = (changes: Partial<LocalApiSettings>) => onChange({ localApi: { ...localApi, ...changes } });
  const setPort = (text: string) => {
    const port = Number(text);
    if (Number.isInteger(port) && port >= 0 && port <= 65_535) change({ port });
  };
  return (
    <Section title={t.localApi.title} text={t.localApi.text}>
      <Row id="local-api" label={t.localApi.isOn} text={t.localApi.isOnText}>
        <Switch.Root
          className={switchStyles.switch}
          aria-label={t.localApi.isOn}
          checked={localApi.isOn}
          onCheckedChange={(isOn) => change({ isOn })}
        >
          <Switch.Thumb className={switchStyles.thumb} />
        </Switch.Root>
      </Row>
      {status?.failure ? <FailureNotice error={status.failure} /> : null}
      {localApi.isOn && status ? <Access status={status} /> : null}
      {localApi.isOn ? (
        <>
          <Row label={t.localApi.port}>
            <TextSetting
              label={t.localApi.port}
              value={String(localApi.port)}
              placeholder="8178"
              maxLength={5}
              onSave={setPort}
            />
          </Row>
          <Row label={t.localApi.folders} text={t.localApi.foldersText} isWide>
            <TextSetting
              label={t.localApi.folders}
              value={localApi.folders.join('\n')}
              placeholder={t.localApi.foldersPlaceholder}
              maxLength={20_000}
              isLong
              onSave={(text) => change({ folders: linesOf(text) })}
            />
          </Row>
        </>
      ) : null}
    </Section>
  );
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '').slice(0, 50);
}

function Access({ status: { url, token } }: { readonly status: LocalApiStatus }) {
  const { t } = useWords();
  const report = useReport();
  const [isShown, setShown] = useState(false);
  if (url === null || token === null) return null;
  const renew = async () => {
    await api['localApi.renewToken']({});
    notify({ text: t.localApi.renewed });
  };
  const hidden = `${token.slice(0, 6)}${'•'.repeat(12)}`;
  return (
    <>
      <Row label={t.localApi.address} text={t.localApi.addressText} isWide>
        <Value text={`${url}/v1`} shown={`${url}/v1`} />
      </Row>
      <Row label={t.localApi.token} text={t.localApi.tokenText} isWide>
        <div className={styles.stack}>
          <Value text={token} shown={isShown ? token : hidden} />
          <div className={styles.actions}>
            <Button size="s" kind="quiet" icon="eye" onClick={() => setShown(!isShown)}>
              {isShown ? t.localApi.hide : t.localApi.show}
            </Button>
            <Button size="s" onClick={() => void renew().catch(report)}>
              {t.localApi.renew}
            </Button>
          </div>
        </div>
      </Row>
      <Row label={t.localApi.keyless} text={t.localApi.keylessText} isWide>
        <Value text={`${url}/key/${token}`} shown={`${url}/key/${isShown ? token : hidden}`} />
      </Row>
    </>
  );
}

function Value({ text, shown }: { readonly text: string; readonly shown: string }) {
  const { t } = useWords();
  const report = useReport();
  const copy = async () => {
    await host.shell('clipboard.writeText', { text });
    notify({ text: t.localApi.copied });
  };
  return (
    <div className={styles.value}>
      <code className={styles.code}>{shown}</code>
      <Button size="s" kind="quiet" icon="copy" onClick={() => void copy().catch(report)}>
        {t.localApi.copy}
      </Button>
    </div>
  );
}
