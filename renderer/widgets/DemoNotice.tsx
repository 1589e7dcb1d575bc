import { useWords } from '#renderer/locales/use-words.ts';
import { openModelGuide } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';

/** Says what the demo model is wherever its text is shown. */
export function DemoNotice({ onHide }: { readonly onHide?: () => void }) {
  const { t } = useWords();
  return (
    <Notice
      kind="warning"
      title={t.demo.title}
      actions={
        <>
          <Button size="s" kind="quiet" onClick={openModelGuide}>
            {t.demo.how}
          </Button>
          {onHide ? <IconButton size="s" icon="close" label={t.demo.hide} onClick={onHide} /> : null}
        </>
      }
    >
      {t.demo.text}
    </Notice>
  );
}
