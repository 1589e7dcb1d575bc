/**
 * A vocabulary that looks like speech: the commonest real words first, then invented lemmas in their forms, ordered so
 * that Zipf's law over the order gives a few thousand frequent words and a very long tail.
 */
const russianCommon =
  'и в не на я что он с это а как то мы по но из у так же за от вы да бы к для до она они ну вот все мне был если уже или когда только еще его нет есть там потом быть можно где была чтобы нас тоже сейчас очень просто под надо этот будет чего себя меня тут даже раз два три время день год жалоба договор директор отец телефон работа человек люди дети ребенок деньги вопрос ответ компания клиент заявка оплата счет номер город дом стол окно'.split(
    ' ',
  );
const englishCommon =
  'the and to of a i in is it that you for was on with he as be this have are but not at they we so what there if or all had just know like my do about out up one can would when get from no then some time go think people really see because very well work year day call complaint contract manager phone children money question answer company client order payment account number city house table window'.split(
    ' ',
  );
const russianEndings = ['', 'а', 'ы', 'у', 'е', 'ой', 'ами', 'ах', 'ов', 'ом'];
const englishEndings = ['', 's', 'ed', 'ing', 'er', 'ly'];

/** Park and Miller's generator: the same library in every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Sounds {
  readonly consonants: readonly string[];
  readonly vowels: readonly string[];
}
const russianSounds: Sounds = {
  consonants: 'б в г д ж з к л м н п р с т ф х ц ч ш ст пр тр кр др зв'.split(' '),
  vowels: 'а е и о у я ы ю'.split(' '),
};
const englishSounds: Sounds = {
  consonants: 'b c d f g h k l m n p r s t v w st tr pr ch sh br cl'.split(' '),
  vowels: 'a e i o u ea ou'.split(' '),
};

/** The rarer, the longer, as in every language: words of speech are some five letters long in the mean. */
function lemma({ consonants, vowels }: Sounds, rank: number, random: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const syllables = rank < 150 ? 1 : rank < 2500 ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 2);
  let word = '';
  for (let index = 0; index < syllables; index += 1) word += pick(consonants) + pick(vowels);
  return word + pick(consonants);
}

/** Forms in the order of their rank. */
export function makeWords(language: 'ru' | 'en', lemmaCount: number): readonly string[] {
  const random = createRandom(language === 'ru' ? 11 : 12);
  const [common, endings, sounds] =
    language === 'ru' ? [russianCommon, russianEndings, russianSounds] : [englishCommon, englishEndings, englishSounds];
  const known = new Set(common);
  const forms = [...common];
  for (let index = 0; index < lemmaCount; index += 1) {
    const stem = lemma(sounds, index, random);
    for (const ending of endings) {
      const form = stem + ending;
      if (!known.has(form)) forms.push(form);
      known.add(form);
    }
  }
  return forms;
}

/** Draws words by Zipf's law: the k-th has a weight of 1 / k. */
export function zipf(words: readonly string[], random: () => number): () => string {
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (let index = 0; index < words.length; index += 1) sums[index] = sum += 1 / (index + 1);
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}
