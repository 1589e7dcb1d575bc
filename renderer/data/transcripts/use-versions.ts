import { isDemoId } from '#shared/model.ts';
import { useQuery } from '@tanstack/react-query';
import type { Version } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useModels } from '../models/use-models.ts';

/** Newest first, removed ones among them; undefined while they are on the way. */
export function useVersions(recordingId: number): readonly Version[] | undefined {
  return useQuery({
    queryKey: queryKeys.versions(recordingId),
    queryFn: () => api['versions.list']({ recordingId }),
  }).data;
}

interface VersionName {
  /** Model, preset and sound: `Demo model · Balanced · each channel`. */
  readonly name: string;
  readonly made: string;
}

/** What distinguishes one version from another: what it was made with and of, and when. */
export function useVersionNames(): (version: Version) => VersionName {
  const { t, format } = useWords();
  const { models } = useModels();
  return ({ modelId, preset, sound, startedAtMs }) => {
    const model = models.find(({ id }) => id === modelId);
    const isDemo = model?.kind === 'demo' || isDemoId(modelId);
    const parts = [
      isDemo ? t.models.demoName : (model?.fileName ?? modelId),
      preset === null ? null : t.recognition.presets[preset],
      sound.track === null ? null : t.audioTrack.trackName(sound.track + 1, null),
      sound.channels ? t.audioTrack.channelNames(sound.channels.map((channel) => channel + 1)) : null,
      sound.eachChannel ? t.audioTrack.apartShort : null,
    ];
    return { name: parts.filter((part) => part !== null).join(' · '), made: format.date(startedAtMs) };
  };
}
