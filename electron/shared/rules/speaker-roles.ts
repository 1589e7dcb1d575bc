import { speakerNumber } from '../text/numbered-speaker.ts';
import type { SpeakerRole } from './stored-rule.ts';

/** Roles that have a name in every language of the interface; people add their own. */
export const knownRoles = ['agent', 'customer'] as const;

/** As they may be written in a rule. */
const otherNames: Readonly<Record<string, (typeof knownRoles)[number]>> = {
  operator: 'agent',
  оператор: 'agent',
  агент: 'agent',
  сотрудник: 'agent',
  client: 'customer',
  caller: 'customer',
  клиент: 'customer',
  абонент: 'customer',
};

/** One spelling of a role, whatever language it is written in. */
export function roleKey(role: string): string {
  const small = role.trim().toLowerCase();
  return otherNames[small] ?? small;
}

/**
 * What the role of a speaker goes by: the name in all recordings, but a number (“Speaker 1”) is someone else in each of
 * them, and stands for the one of its recording.
 */
export function roleName(speaker: string, recordingId: number): string {
  const name = speaker.trim();
  return speakerNumber(name) === null ? name : `${name} #${recordingId}`;
}

/** The names in one recording that a kept name stands for, in small letters; null for those of others. */
export function nameIn(kept: string, recordingId: number): string | null {
  const [, name = kept, id] = /^(.+) #(\d+)$/.exec(kept.trim()) ?? [];
  if (speakerNumber(name) === null) return kept.trim().toLowerCase();
  return id === String(recordingId) ? name.toLowerCase() : null;
}

/** The role of a speaker, by `roleName`; null for none. */
export function roleOf(roles: readonly SpeakerRole[], speaker: string): string | null {
  const small = speaker.trim().toLowerCase();
  return roles.find(({ speakers }) => speakers.some((one) => one.trim().toLowerCase() === small))?.role ?? null;
}

/** As the settings keep it. */
interface KeptRole {
  role: string;
  speakers: string[];
}

/** With a speaker (`roleName`) in one role and in no other; null takes it away. Roles that no one has are not kept. */
export function withRole(roles: readonly SpeakerRole[], speaker: string, role: string | null): KeptRole[] {
  const small = speaker.trim().toLowerCase();
  const rest = roles.map(({ role: name, speakers }) => ({
    role: name,
    speakers: speakers.filter((one) => one.trim().toLowerCase() !== small),
  }));
  const wanted = role === null ? null : roleKey(role);
  const known = rest.find(({ role: name }) => roleKey(name) === wanted);
  if (known !== undefined) known.speakers.push(speaker.trim());
  else if (role !== null && wanted !== null) {
    const isKnown = knownRoles.some((one) => one === wanted);
    rest.push({ role: isKnown ? wanted : role.trim(), speakers: [speaker.trim()] });
  }
  return rest.filter(({ speakers }) => speakers.length > 0);
}
