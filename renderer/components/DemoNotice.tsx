import { useWords } from '../locales/use-words.ts';
import { openModelGuide } from '../state/ui.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { Notice } from './Notice.tsx';

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
