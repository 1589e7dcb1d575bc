import type { Dictionary } from '#renderer/locales/en/words.ts';
import type { SettingsSection } from '#renderer/state/route.ts';

interface SettingWords {
  readonly section: SettingsSection;
  readonly label: (t: Dictionary) => string;
  /** More that it is found by. */
  readonly text?: (t: Dictionary) => string;
}

function inSection(section: SettingsSection, label: SettingWords['label'], text?: SettingWords['text']): SettingWords {
  return text === undefined ? { section, label } : { section, label, text };
}

/** Every setting, by the section that it is in: what the field over the settings and the palette find. */
export const settingWords = {
  language: inSection('general', (t) => t.settings.language),
  theme: inSection('general', (t) => t.settings.theme),
  model: inSection('recognition', (t) => t.settings.model),
  accuracy: inSection(
    'recognition',
    (t) => t.recognition.preset,
    (t) => Object.values(t.recognition.presets).join(' '),
  ),
  'spoken-language': inSection('recognition', (t) => t.settings.recognitionLanguage),
  languages: inSection('recognition', (t) => t.recognition.languages),
  'model-by-language': inSection('recognition', (t) => t.recognition.byLanguage),
  mixed: inSection('recognition', (t) => t.recognition.mixed),
  translate: inSection('recognition', (t) => t.settings.translate),
  'expected-words': inSection(
    'recognition',
    (t) => t.settings.prompt,
    (t) => t.settings.promptText,
  ),
  vocabulary: inSection(
    'recognition',
    (t) => t.vocabulary.title,
    (t) => t.vocabulary.text,
  ),
  tuned: inSection(
    'recognition',
    (t) => t.tuned.title,
    (t) => t.tuned.text,
  ),
  threads: inSection('recognition', (t) => t.settings.threads),
  lanes: inSection('recognition', (t) => t.recognition.lanes),
  priority: inSection('recognition', (t) => t.recognition.priority),
  'graphics-card': inSection(
    'recognition',
    (t) => t.graphics.label,
    (t) => t.graphics.findBy,
  ),
  detector: inSection(
    'recognition',
    (t) => t.recognition.detector,
    (t) => t.recognition.detectorText,
  ),
  sensitivity: inSection('recognition', (t) => t.recognition.threshold),
  margin: inSection('recognition', (t) => t.recognition.padding),
  'restore-peaks': inSection(
    'recognition',
    (t) => t.recognition.restorePeaks,
    (t) => t.recognition.restorePeaksText,
  ),
  'no-length-limit': inSection('recognition', (t) => t.recognition.noLengthLimit),
  'while-typing': inSection('listening', (t) => t.listening.whileTyping),
  rewind: inSection('listening', (t) => t.listening.rewind),
  keys: inSection(
    'keyboard',
    (t) => t.keys.title,
    (t) => t.keys.helpTitle,
  ),
  'model-source': inSection('network', (t) => t.network.baseUrl),
  offline: inSection('network', (t) => t.connections.offline),
  audit: inSection(
    'library',
    (t) => t.audit.title,
    (t) => t.audit.text,
  ),
  'reviewer-name': inSection('library', (t) => t.audit.name),
  connections: inSection('network', (t) => t.connections.title),
  'local-api': inSection(
    'network',
    (t) => t.localApi.isOn,
    (t) =>
      [
        t.localApi.title,
        'API OpenAI whisper-server',
        t.localApi.address,
        t.localApi.token,
        t.localApi.keyless,
        t.localApi.port,
        t.localApi.folders,
      ].join(' '),
  ),
  webhooks: inSection('network', (t) => t.localApi.webhooks),
  'library-folder': inSection('library', (t) => t.settings.libraryDir),
  backups: inSection('library', (t) => t.libraryHealth.title),
  keeping: inSection(
    'library',
    (t) => t.keeping.title,
    (t) => `${t.keeping.keep} ${t.keeping.hold}`,
  ),
  log: inSection('system', (t) => t.settings.log),
  ffmpeg: inSection('system', (t) => t.settings.ffmpeg),
  'system-check': inSection('system', (t) => t.settings.check),
} as const satisfies Record<string, SettingWords>;

export type SettingId = keyof typeof settingWords;
export const settingIds = Object.keys(settingWords) as readonly SettingId[];

export function wordsOfSetting(id: SettingId): SettingWords {
  return settingWords[id];
}
