import { findDates } from '../lexemes/find-dates.ts';
import { lexemesOf } from '../lexemes/lexeme.ts';
import { numberPieces } from '../lexemes/number-pieces.ts';
import { because, withoutOverlaps } from '../mention.ts';
import { decideSense } from './decide-sense.ts';
import { findOrganisations } from './find-organisations.ts';
import { findPeople, looksLikeSurname, type EntityMention } from './find-people.ts';
import { findSums } from './find-sums.ts';
import { nameWords, type NameWord } from './name-words.ts';
import { nominativeSurname } from './nominative-surname.ts';
import { isAlsoWord, sensesOf, type Sense } from './senses.ts';

/**
 * People, places, organisations, sums and dates, in the order of the text, none overlapping. What may be several of them is
 * `open` where nothing beside it decides. `unknown` is a name that no dictionary has: something only for who knows it.
 */
export function findEntities(text: string): readonly EntityMention[] {
  const lexemes = lexemesOf(text);
  const pieces = numberPieces(lexemes);
  const words = nameWords(text);
  const isCaseless = words.length > 1 && !words.some(({ isCapital }) => isCapital);
  const dates = findDates(text, lexemes, pieces).map(({ start, end, name, hasDay }): EntityMention => ({
    value: 'date',
    start,
    end,
    name,
    score: hasDay ? 0.96 : 0.9,
    reasons: [because('shape')],
  }));
  const people = findPeople(words, isCaseless);
  const whole = [...dates, ...findSums(lexemes, pieces), ...people, ...findOrganisations(text)];
  return withoutOverlaps([...whole, ...findSingle(words, isCaseless, whole)]);
}

function* findSingle(
  words: readonly NameWord[],
  isCaseless: boolean,
  whole: readonly EntityMention[],
): Generator<EntityMention> {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.isSign || (!word.isCapital && !isCaseless)) continue;
    if (whole.some(({ start, end }) => start < word.end && end > word.start)) continue;
    const [senses, count] = lookUp(words, at);
    const mention =
      senses.length === 0 ? unknown(words, at, isCaseless) : known(words, at, [senses, count], isCaseless);
    if (mention !== null) yield mention;
    at += count - 1;
  }
}

/** The longest name that begins here. */
function lookUp(words: readonly NameWord[], at: number): readonly [readonly Sense[], number] {
  const [one, two] = [words[at]?.form ?? '', words[at + 1]];
  if (two !== undefined && !two.isSign) {
    const both = sensesOf(`${one} ${two.form}`);
    if (both.length > 0) return [both, 2];
  }
  return [sensesOf(one.replace(/['’]s$/, '')), 1];
}

function known(
  words: readonly NameWord[],
  at: number,
  [senses, count]: readonly [readonly Sense[], number],
  isCaseless: boolean,
): EntityMention | null {
  const word = words[at];
  if (word === undefined) return null;
  // Without capitals an ordinary word cannot be distinguished from a name.
  if (isCaseless && isAlsoWord.has(word.form)) return null;
  // «США» and `US` are not «сша»; МИД is not «мид»: names of capitals only.
  if (!isCaseless && /^[А-ЯЁA-Z]{2,}$/.test(senses[0]?.name ?? '') && word.written !== senses[0]?.name) return null;
  const decision = decideSense(words, at, count, senses);
  const [start, end] = [word.start, words[at + count - 1]?.end ?? word.end];
  if (decision.kind === 'none') return null;
  if (decision.kind === null) {
    const name = (senses.find(({ cases }) => cases.has('nom')) ?? senses[0])?.name ?? word.written;
    const reasons = decision.options.filter((one) => one !== 'none').map((one) => because('may-be', one));
    return reasons.length < 2 && word.isFirst && words.some((one) => one !== word && !one.isSign)
      ? null
      : { value: 'open', start, end, name, score: decision.score, reasons };
  }
  const best = senses
    .filter(({ kind }) => kind === decision.kind)
    .toSorted((a, b) => Number(b.cases.has('nom')) - Number(a.cases.has('nom')))[0];
  const name =
    best?.part === 'surname'
      ? nominativeSurname(word.written, genderBeside(words, at))
      : (best?.name ?? word.written.replace(/['’]s$/, ''));
  return { value: decision.kind, start, end, name, score: decision.score, reasons: decision.reasons };
}

/** «Иванова сказала» is a woman, «у Иванова» a man. */
function genderBeside(words: readonly NameWord[], at: number): 'man' | 'woman' | null {
  const [before, after] = [words[at - 1]?.form ?? '', words[at + 1]?.form ?? ''];
  if (
    /^(?:у|от|для|без|до|из|против|после|кроме|возле|около|про|видел\p{L}*|спроси\p{L}*|знаю|встретил\p{L}*|имени|жена|дело|слова|показания)$/u.test(
      before,
    )
  )
    return 'man';
  return /(?:ла|лась)$/.test(after) ? 'woman' : null;
}

function unknown(words: readonly NameWord[], at: number, isCaseless: boolean): EntityMention | null {
  const word = words[at];
  if (word === undefined || isCaseless || word.written.length < 3 || /^\p{Lu}{2,}$/u.test(word.written)) return null;
  const { start, end, form, written } = word;
  const base = { start, end, name: nominativeSurname(written, genderBeside(words, at)) };
  const decision = decideSense(words, at, 1, []);
  if (
    /^[а-я]/.test(form) &&
    looksLikeSurname(form) &&
    !/ин[ауые]?$|ын[ауые]?$|ич[аеу]?$|ук[аеиу]?$|ян[аеу]?$/.test(form) &&
    !word.isFirst
  ) {
    if (decision.kind === 'place')
      return { ...base, value: 'place', name: written, score: 0.7, reasons: decision.reasons };
    return { ...base, value: 'person', score: 0.72, reasons: [because('ending')] };
  }
  const before = words[at - 1]?.form ?? '';
  if (
    /^(?:город|городе|города|деревня|деревне|деревни|село|селе|поселок|поселке|река|реке|озеро|озере|улица|улице|улицы|проспект|проспекте)$/.test(
      before,
    )
  ) {
    return {
      ...base,
      value: 'place',
      name: written,
      score: 0.85,
      reasons: [because('word', words[at - 1]?.written ?? '')],
    };
  }
  return word.isFirst ? null : { ...base, value: 'unknown', score: 0.3, reasons: [] };
}
