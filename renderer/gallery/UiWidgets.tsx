import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { iconPaths, type IconName } from '#renderer/ui/controls/icon-paths.ts';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { Tabs } from '#renderer/ui/layout/Tabs.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { Example } from './Example.tsx';
import styles from './Gallery.module.css';

const kinds = ['primary', 'plain', 'quiet', 'danger'] as const;
const nothing = () => {};

/** Widgets that know nothing of the app. */
export function UiWidgets() {
  return (
    <>
      <Example of="ui/layout/Tabs">
        <Tabs
          label="Pages"
          value="one"
          tabs={[
            { value: 'one', label: 'Findings', count: '12' },
            { value: 'two', label: 'Doubtful words' },
          ]}
          onChange={() => {}}
        />
      </Example>
      <Example of="ui/controls/Button">
        {kinds.map((kind) => (
          <Button key={kind} kind={kind}>
            {kind}
          </Button>
        ))}
        <Button icon="search">With an icon</Button>
        <Button size="s">Small</Button>
        <Button disabled>Disabled</Button>
      </Example>
      <Example of="ui/controls/IconButton">
        <IconButton icon="search" label="Small" size="s" />
        <IconButton icon="search" label="Medium" />
        <IconButton icon="search" label="Large" size="l" />
        <IconButton icon="search" label="Solid" kind="solid" />
        <IconButton icon="search" label="Disabled" disabled />
      </Example>
      <Example of="ui/controls/Icon">
        {(Object.keys(iconPaths) as IconName[]).map((icon) => (
          <span key={icon} className={styles.token}>
            <Icon name={icon} />
            {icon}
          </span>
        ))}
      </Example>
      <Choice />
      <Popups />
      <Example of="ui/layout/Notice">
        {(['info', 'warning', 'failure'] as const).map((kind) => (
          <div key={kind} className={styles.wide}>
            <Notice kind={kind} title={`A notice: ${kind}`} actions={<Button size="s">Do it</Button>}>
              What happened, and what to do next.
            </Notice>
          </div>
        ))}
      </Example>
      <Example of="ui/controls/ProgressBar">
        <div className={styles.wide}>
          <ProgressBar label="A third" share={0.33} />
        </div>
        <div className={styles.wide}>
          <ProgressBar label="Length unknown" share={null} />
        </div>
        <div className={styles.wide}>
          <ProgressBar label="Paused" share={0.66} isQuiet />
        </div>
      </Example>
      <Example of="ui/layout/PageHeader">
        <div className={styles.wide}>
          <PageHeader title="A page" aside="12 recordings">
            <Button kind="primary">Add</Button>
          </PageHeader>
        </div>
      </Example>
      <Example of="ui/layout/EmptyState">
        <div className={styles.wide}>
          <EmptyState icon="search" title="Nothing here">
            What will be here, and how it gets here.
          </EmptyState>
        </div>
      </Example>
      <Example of="ui/layout/Skeleton">
        <div className={styles.wide}>
          <Skeleton rows={3} label="Loading" />
        </div>
      </Example>
    </>
  );
}

const choices = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two' },
  { value: 'other', label: 'After a gap', isAfterGap: true },
] as const;

function Choice() {
  const [value, setValue] = useState<(typeof choices)[number]['value']>('one');
  return (
    <Example of="ui/controls/SelectField">
      <SelectField label="Usual" value={value} choices={choices} onChange={setValue} />
      <SelectField label="Compact" value={value} choices={choices} onChange={setValue} look="compact" />
    </Example>
  );
}

function Popups() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Example of="ui/controls/MenuItems">
        <Menu.Root>
          <Menu.Trigger render={<Button>Open a menu</Button>} />
          <MenuItems
            entries={[
              { label: 'First', icon: 'check', onChoose: nothing },
              { label: 'Second', icon: 'search', onChoose: nothing },
              { label: 'After a gap', icon: 'warning', isAfterGap: true, onChoose: nothing },
            ]}
          />
        </Menu.Root>
      </Example>
      <Example of="ui/layout/Modal">
        <Button onClick={() => setOpen(true)}>Open a dialog</Button>
        <Modal
          isOpen={isOpen}
          title="A dialog"
          subtitle="With a second line"
          onClose={close}
          actions={
            <>
              <Button kind="quiet" onClick={close}>
                Cancel
              </Button>
              <Button kind="primary" onClick={close}>
                Do it
              </Button>
            </>
          }
        >
          <p>It keeps the focus while it is open, and gives it back.</p>
        </Modal>
      </Example>
      <Example of="ui/layout/Toasts">
        <Button onClick={() => notify({ text: 'Saved as notes.txt' })}>A message</Button>
        <Button onClick={() => notify({ text: 'Deleted', action: { label: 'Undo', onClick: nothing } })}>
          With something to do
        </Button>
      </Example>
    </>
  );
}
