import { useState } from 'react';
import { knownRoles, roleName, roleOf, withRole } from '#shared/rules/speaker-roles.ts';
import { useChangeSettings, useSettings } from '#renderer/data/library/use-settings.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './SpeakersPanel.module.css';

const none = 'none';
const another = 'another';

/** The role that rules know a speaker by: with a name in all recordings, with a number in this one. */
export function RoleField({ name, recordingId }: { readonly name: string; readonly recordingId: number }) {
  const { t } = useWords();
  const report = useReport();
  const change = useChangeSettings();
  const roles = useSettings()?.speakerRoles;
  const [isTyping, setTyping] = useState(false);
  if (roles === undefined) return null;
  const key = roleName(name, recordingId);
  const role = roleOf(roles, key);
  const give = (next: string | null) =>
    change.mutate({ speakerRoles: withRole(roles, key, next) }, { onError: report });
  const own = roles.map((one) => one.role).filter((one) => !knownRoles.some((known) => known === one));
  if (isTyping) {
    return (
      <input
        className={styles.role}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for in the list that it takes the place of
        autoFocus
        dir="auto"
        aria-label={t.speakers.roleName}
        placeholder={t.speakers.roleName}
        maxLength={60}
        onBlur={(event) => {
          if (event.target.value.trim() !== '') give(event.target.value);
          setTyping(false);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') event.currentTarget.value = '';
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    );
  }
  return (
    <SelectField
      look="compact"
      label={t.speakers.roleOf(name)}
      value={role === null ? none : `role ${role}`}
      choices={[
        { value: none, label: t.speakers.noRole },
        ...knownRoles.map((one) => ({ value: `role ${one}`, label: t.speakers.roles[one] })),
        ...own.map((one) => ({ value: `role ${one}`, label: one })),
        { value: another, label: t.speakers.otherRole, isAfterGap: true },
      ]}
      onChange={(value) => {
        if (value === another) setTyping(true);
        else give(value === none ? null : value.slice('role '.length));
      }}
    />
  );
}
