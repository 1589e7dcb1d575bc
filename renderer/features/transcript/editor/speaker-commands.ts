import { api } from '#renderer/api/api.ts';
import { speakersQuery } from '#renderer/data/use-speakers.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { announce } from '#renderer/state/ui.ts';
import { selectedIds, type CommandParts } from './structure-commands.ts';

/** A digit gives the selection to the speaker of that place; beyond the last one it makes a new one. */
export function speakerCommands({ t, client, report, active, now }: CommandParts): CommandHandlers {
  const assign = async (place: number) => {
    const { transcriptId } = now.current;
    const segmentIds = [...(await selectedIds({ active, now }))];
    if (segmentIds.length === 0) return;
    const speakers = await client.fetchQuery({ ...speakersQuery(transcriptId), staleTime: 60_000 });
    const known = speakers[place - 1];
    const name = known?.name ?? freeName(t.speakers.unnamed, speakers);
    const speaker = place === 0 ? null : known ? { id: known.id } : { name };
    await api['segments.assignSpeaker']({ segmentIds, speaker });
    announce(t.speakers.assigned(place === 0 ? t.speakers.nobody : name, segmentIds.length));
  };
  const give = (place: number) => () => void assign(place).catch(report);
  const places = Array.from({ length: 9 }, (_, nth) => [`speaker-${nth + 1}` as CommandId, give(nth + 1)] as const);
  return { ...Object.fromEntries(places), 'speaker-none': give(0) };
}

function freeName(unnamed: (place: number) => string, speakers: readonly { readonly name: string }[]): string {
  const taken = new Set(speakers.map(({ name }) => name));
  let place = speakers.length + 1;
  while (taken.has(unnamed(place))) place += 1;
  return unnamed(place);
}
