import type { InterfaceLanguage } from '#shared/text/language.ts';

/** What can be wrong with a command line, as the detail of `bad-request`. */
const en = {
  noCommand: (name: string) => `“${name}” is not a command`,
  noOption: (option: string) => `there is no option ${option}; write -- before names that begin with a hyphen`,
  notOf: (command: string, option: string) => `“${command}” has no option ${option}`,
  takesNoValue: (option: string) => `${option} takes no value`,
  needsValue: (option: string) => `${option} needs a value`,
  looksLikeOption: (option: string, value: string) =>
    `${option} needs a value, and ${value} looks like an option (if it is the value, write ${option.startsWith('--') ? `${option}=${value}` : `${option}${value}`})`,
  didYouMean: (name: string) => `did you mean “${name}”?`,
};

export type Mistakes = typeof en;

const ru: Mistakes = {
  noCommand: (name) => `команды «${name}» нет`,
  noOption: (option) => `параметра ${option} нет; перед именами, которые начинаются с дефиса, пишут --`,
  notOf: (command, option) => `у команды «${command}» нет параметра ${option}`,
  takesNoValue: (option) => `${option} пишут без значения`,
  needsValue: (option) => `после ${option} нужно значение`,
  looksLikeOption: (option, value) =>
    `после ${option} нужно значение, а ${value} похоже на параметр (если это значение, напишите ${option.startsWith('--') ? `${option}=${value}` : `${option}${value}`})`,
  didYouMean: (name) => `может быть, «${name}»?`,
};

export const mistakes: Readonly<Record<InterfaceLanguage, Mistakes>> = { en, ru };
