import { navigate } from '#renderer/state/route.ts';
import { useUi } from '#renderer/state/ui.ts';
import { wordsOfSetting, type SettingId } from './setting-ids.ts';

/** To its section, where it shows itself. */
export function openSetting(id: SettingId): void {
  useUi.setState({ wantedSetting: id });
  navigate({ view: 'settings', section: wordsOfSetting(id).section });
}
