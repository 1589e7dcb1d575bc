import type { DetectedLanguage } from '#shared/gap.ts';
import { languageStretches, type LanguageStretch } from './language-stretches.ts';
import type { Recognizer } from './recognizer.ts';
import type { Sound } from './transcribe-track.ts';

export interface WantedLanguage {
  /** Whisper code, or `auto`. */
  readonly language: string;
  /** To detect among; empty for all. */
  readonly languages: readonly string[];
  readonly isMixed: boolean;
}

/** The language of each window: given, detected once on the first speech, or of each stretch in a mixed recording. */
export class SpokenLanguage {
  readonly #wanted: WantedLanguage;
  readonly #recognizer: Recognizer;
  #known: string | null;
  #first: Promise<DetectedLanguage> | null = null;
  #guess: DetectedLanguage | null = null;
  readonly #onFirst: ((code: string) => void) | null;

  /** `known` is what an earlier run detected; `onFirst` is given what is detected first, before it is used. */
  constructor(
    wanted: WantedLanguage,
    recognizer: Recognizer,
    known: string | null,
    onFirst: ((code: string) => void) | null = null,
  ) {
    this.#onFirst = onFirst;
    this.#wanted = wanted;
    this.#recognizer = recognizer;
    this.#known = known;
  }

  async of(pcm: Int16Array): Promise<string> {
    const { language, isMixed } = this.#wanted;
    if (language !== 'auto') return language;
    if (!(await this.#recognizer.details()).isMultilingual) return 'en';
    if (isMixed) return (await this.#detect(pcm)).code;
    if (this.#known !== null) return this.#known;
    // Windows that are read at the same time wait for the first one's answer.
    this.#first ??= this.#detect(pcm).then((found) => {
      this.#onFirst?.(found.code);
      return found;
    });
    this.#known = (await this.#first).code;
    return this.#known;
  }

  /** In a mixed recording each stretch of a sound has a language of its own. */
  async stretchesOf(sound: Sound): Promise<readonly LanguageStretch[]> {
    const { language, languages, isMixed } = this.#wanted;
    const isCut = language === 'auto' && isMixed && languages.length !== 1;
    if (isCut && (await this.#recognizer.details()).isMultilingual) {
      return await languageStretches(sound, async (pcm) => await this.#detect(pcm));
    }
    return [{ sound, language: { code: await this.of(sound.pcm), probability: 1 } }];
  }

  /** What was detected first in this run; null where nothing was. */
  guess(): DetectedLanguage | null {
    return this.#guess;
  }

  async #detect(pcm: Int16Array): Promise<DetectedLanguage> {
    const { languages } = this.#wanted;
    const [only] = languages;
    if (only !== undefined && languages.length === 1) return { code: only, probability: 1 };
    const guess = await this.#recognizer.detectLanguage(pcm, languages);
    this.#guess ??= guess;
    return guess;
  }
}
