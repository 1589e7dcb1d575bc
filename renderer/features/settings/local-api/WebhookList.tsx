import { useState, type FormEvent } from 'react';
import type { Webhook } from '#shared/automation/local-api.ts';
import { api, host } from '#renderer/api/api.ts';
import { useWebhooks } from '#renderer/data/automation/use-local-api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Section } from '../Section.tsx';
import styles from './LocalApi.module.css';
import { webhookReason } from './webhook-reason.ts';

/** Addresses that the user allows the app to report to. */
export function WebhookList() {
  const { t } = useWords();
  const hooks = useWebhooks() ?? [];
  const report = useReport();
  const [url, setUrl] = useState('');
  const add = async () => {
    await api['localApi.addWebhook']({ url: url.trim() });
    setUrl('');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (url.trim() !== '') void add().catch(report);
  };
  return (
    <Section id="webhooks" title={t.localApi.webhooks} text={t.localApi.webhooksText}>
      {hooks.length === 0 ? <p className={styles.none}>{t.localApi.noWebhooks}</p> : null}
      <ul className={styles.list}>
        {hooks.map((hook) => (
          <Hook key={hook.id} hook={hook} />
        ))}
      </ul>
      <form className={styles.form} onSubmit={onSubmit}>
        <input
          className={styles.input}
          type="url"
          dir="ltr"
          aria-label={t.localApi.webhookUrl}
          placeholder={t.localApi.webhookPlaceholder}
          spellCheck={false}
          maxLength={2000}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <Button type="submit" icon="plus">
          {t.localApi.addWebhook}
        </Button>
      </form>
    </Section>
  );
}

function Hook({ hook }: { readonly hook: Webhook }) {
  const { t, format } = useWords();
  const report = useReport();
  const copy = async () => {
    await host.shell('clipboard.writeText', { text: hook.secret });
    notify({ text: t.localApi.copied });
  };
  const sent = hook.lastSentAtMs === null ? t.localApi.notSent : t.localApi.sentAt(format.fullDate(hook.lastSentAtMs));
  return (
    <li className={styles.hook}>
      <div>
        <p className={styles.url}>{hook.url}</p>
        <p className={styles.state}>
          {sent}
          {hook.waitingCount > 0 ? ` · ${t.localApi.waiting(hook.waitingCount)}` : ''}
        </p>
        {hook.lastFailure === null ? null : (
          <p className={styles.bad}>{t.localApi.lastFailure(webhookReason(hook.lastFailure, t.localApi))}</p>
        )}
      </div>
      <div className={styles.actions}>
        <Button size="s" kind="quiet" icon="copy" onClick={() => void copy().catch(report)}>
          {t.localApi.secret}
        </Button>
        <Button
          size="s"
          kind="quiet"
          icon="bin"
          onClick={() => void api['localApi.removeWebhook']({ webhookId: hook.id }).catch(report)}
        >
          {t.localApi.removeWebhook}
        </Button>
      </div>
    </li>
  );
}
