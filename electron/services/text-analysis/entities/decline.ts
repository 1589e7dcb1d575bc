/** Cases of Russian names: which forms a name has. */

export type Case = 'nom' | 'gen' | 'dat' | 'acc' | 'ins' | 'pre';
export type Cases = Readonly<Record<Case, readonly string[]>>;

const fold = (word: string) => word.toLowerCase().replaceAll('ё', 'е');

/** Of a man's first name, or a town: `Владимир`, `Андрей`, `Игорь`, `Пётр`. Animate: the accusative is the genitive. */
export function declineMasculine(name: string, isAnimate: boolean): Cases {
  const word = fold(name);
  const fleeting = /^(?:павел|орел|елец|лев)$/.exec(word)?.[0];
  const stem =
    fleeting === undefined
      ? word.replace(/[йь]$/, '')
      : { павел: 'павл', орел: 'орл', елец: 'ельц', лев: 'льв' }[fleeting];
  const isSoft = /[йь]$/.test(word);
  const y = isSoft && (stem ?? '').endsWith('и');
  const [a, u, om, e] = isSoft
    ? ['я', 'ю', 'ем', y ? 'и' : 'е']
    : ['а', 'у', /[жшчщц]$/.test(stem ?? '') ? 'ем' : 'ом', 'е'];
  const gen = [`${stem}${a}`];
  return {
    nom: [word],
    gen,
    dat: [`${stem}${u}`],
    acc: isAnimate ? gen : [word],
    ins: [`${stem}${om}`, ...(om === 'ем' && !isSoft ? [`${stem}ом`] : [])],
    pre: [`${stem}${e}`],
  };
}

/** Of what ends in а or я, or is feminine in ь. */
export function declineFeminine(name: string): Cases {
  const word = fold(name);
  if (word.endsWith('ь')) {
    const stem = word.slice(0, -1);
    return { nom: [word], gen: [`${stem}и`], dat: [`${stem}и`], acc: [word], ins: [`${stem}ью`], pre: [`${stem}и`] };
  }
  const stem = word.slice(0, -1);
  const isSoft = word.endsWith('я');
  const e = isSoft && stem.endsWith('и') ? 'и' : 'е';
  const gen = isSoft || /[кгхжшчщ]$/.test(stem) ? `${stem}и` : `${stem}ы`;
  const ins = isSoft || /[жшчщц]$/.test(stem) ? [`${stem}ей`, `${stem}ою`] : [`${stem}ой`, `${stem}ою`];
  return { nom: [word], gen: [gen], dat: [stem + e], acc: [stem + (isSoft ? 'ю' : 'у')], ins, pre: [stem + e] };
}

/** Of a family name: a man's and a woman's forms. */
export function declineSurname(name: string): { readonly man: Cases; readonly woman: Cases } {
  const word = fold(name);
  if (/(?:ов|ев|ин|ын)$/.test(word)) {
    const man: Cases = {
      nom: [word],
      gen: [`${word}а`],
      dat: [`${word}у`],
      acc: [`${word}а`],
      ins: [`${word}ым`],
      pre: [`${word}е`],
    };
    const oblique = `${word}ой`;
    return {
      man,
      woman: { nom: [`${word}а`], gen: [oblique], dat: [oblique], acc: [`${word}у`], ins: [oblique], pre: [oblique] },
    };
  }
  if (/(?:ий|ый|ой)$/.test(word)) {
    const stem = word.slice(0, -2);
    const i = word.endsWith('ий') ? 'им' : 'ым';
    const man: Cases = {
      nom: [word],
      gen: [`${stem}ого`],
      dat: [`${stem}ому`],
      acc: [`${stem}ого`],
      ins: [stem + i],
      pre: [`${stem}ом`],
    };
    const oblique = `${stem}ой`;
    return {
      man,
      woman: { nom: [`${stem}ая`], gen: [oblique], dat: [oblique], acc: [`${stem}ую`], ins: [oblique], pre: [oblique] },
    };
  }
  if (/[оеиуыэю]$/.test(word) || /(?:ых|их)$/.test(word)) return { man: same(word), woman: same(word) };
  if (/[ая]$/.test(word)) return { man: declineFeminine(word), woman: declineFeminine(word) };
  return { man: declineMasculine(word, true), woman: same(word) };
}

const same = (word: string): Cases => ({
  nom: [word],
  gen: [word],
  dat: [word],
  acc: [word],
  ins: [word],
  pre: [word],
});
const plurals = /^(?:шахты|химки|мытищи|люберцы|чебоксары|ессентуки)$/;
const feminine = /^(?:казань|пермь|тюмень|рязань|тверь|астрахань|сызрань|сибирь|беларусь|керчь|обь)$/;

/** Of a town, country or river, by its ending; names that are not declined have one form. */
export function declinePlace(name: string): Cases {
  const word = fold(name);
  const stem = word.slice(0, -1);
  if (/(?:ово|ево|ино|ыно)$/.test(word)) return withEndings(word, stem, ['а', 'у', 'ом', 'е'], true);
  if (word.endsWith('ье')) return withEndings(word, stem, ['я', 'ю', 'ем', 'е']);
  if (/(?:ый|ий)$/.test(word)) {
    const o = word.endsWith('ний') ? 'е' : 'о';
    return withEndings(word, word.slice(0, -2), [`${o}го`, `${o}му`, word.endsWith('ый') ? 'ым' : 'им', `${o}м`]);
  }
  if (plurals.test(word)) return { ...withEndings(word, stem, ['', 'ам', 'ами', 'ах']), gen: [stem, `${stem}ов`] };
  if (feminine.test(word)) return declineFeminine(word);
  const isShort = /^[а-я]{2,4}$/.test(word) && name === name.toUpperCase();
  if (/[оеиуыэю]$/.test(word) || isShort) return same(word);
  return /[ая]$/.test(word) ? declineFeminine(word) : declineMasculine(word, false);
}

/** Endings of the genitive, dative, instrumental and prepositional. */
function withEndings(word: string, stem: string, endings: readonly string[], orNot = false): Cases {
  const [gen, dat, ins, pre] = endings.map((ending) => (orNot ? [stem + ending, word] : [stem + ending]));
  return { nom: [word], gen: gen ?? [], dat: dat ?? [], acc: [word], ins: ins ?? [], pre: pre ?? [] };
}
