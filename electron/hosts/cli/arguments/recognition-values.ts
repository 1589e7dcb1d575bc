import {
  allowedValues,
  recognitionOptionNames,
  recognitionOptions,
  type RecognitionOptionName,
  type RecognitionOptions,
} from '#shared/recognition/recognition-options.ts';
import type { OptionValues } from './options.ts';
import { languageList, oneOf, recognitionLanguage, wholeNumber } from './read-values.ts';

/** Languages have a sentence of their own for what is none. */
const readers: Partial<Record<RecognitionOptionName, (text: string) => unknown>> = {
  language: recognitionLanguage,
  languages: languageList,
};

/** What a command line says of the options of recognition, but for the model, which is looked for; absent where it says nothing. */
export function recognitionValues(values: OptionValues): Partial<Omit<RecognitionOptions, 'modelId'>> {
  const given = recognitionOptionNames.flatMap((name) => {
    const value = values[recognitionOptions[name].flag];
    return name === 'modelId' || value === undefined ? [] : [[name, read(name, value)] as const];
  });
  return Object.fromEntries(given);
}

function read(name: RecognitionOptionName, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value;
  const { flag } = recognitionOptions[name];
  const own = readers[name];
  if (own !== undefined) return own(value);
  const { range, names } = allowedValues(name);
  if (range !== null) return wholeNumber(value, flag, range);
  return names === null ? value : oneOf(value, flag, names);
}
