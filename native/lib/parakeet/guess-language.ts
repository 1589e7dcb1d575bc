import type { LanguageGuess } from '../types.ts';

/** The 25 languages of Parakeet TDT v3: words that are frequent in one and rare in its neighbours. */
const frequentWords: Readonly<Record<string, string>> = {
  bg: 'и на да се не от за че това си са ще както само той ме ти няма какво аз бъде към след също при или беше във със',
  cs: 'a se v na je že to s z do o i ve jsem ale jako za by si tak jsme když co jsou byl jeho nebo už není bylo která který',
  da: 'og i at det er en til på som af med for ikke der var den jeg han om et har vi du fra hun nu kan blev også skal efter',
  de: 'der die und das ist nicht ich es in zu den ein sie mit wir auf von dem auch für eine sich dass er so wie haben war aber noch',
  el: 'και το να του η της με για την από είναι τον στο που δεν τα οι σε τη θα ήταν μας αυτό ένα μια μου',
  en: 'the and of to in is that it was you for on are with as be this have not but they we he she at what there or from',
  es: 'de la que el en y los se del las un por con no una su para es al lo como más pero sus le ya está muy porque cuando',
  et: 'ja on ei see et ta ma oli kui aga mis siis ka oma nii need ning või me sa seda välja minu tema kes veel juba pole',
  fi: 'ja on ei se että oli hän mutta kun minä niin joka myös ole mitä tämä nyt vain sen siitä kuin olen ovat hänen kanssa sitten',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec je vous nous mais cette',
  hr: 'i je u se na da za su ne od što kao o sam s to bi će ali koji iz nije biti kako ili samo smo bio koja ovo tako još',
  hu: 'a az és hogy nem is egy ez van de meg ha csak mint már el volt azt még ki vagy én nagyon ezt amely lesz minden kell',
  it: 'di che la il un e per una non in sono si da con del le i come della ma ha mi alla più nel gli questo anche perché',
  lt: 'ir kad yra į su tai iš jis bet buvo kaip ne tik po už ar o jo jau dar nuo apie ką per mes aš labai taip savo',
  lv: 'un ir ka ar no par kas uz bet tas to arī viņš kā es nav vai tikai gan ja pēc bija lai jau tie mēs ļoti savu viņa',
  mt: 'li u ta il ma dan għal biex minn fuq kien hija huwa din fil dwar bħala kienet tal mill jew ukoll għandu jekk wara',
  nl: 'de het een en van ik te dat is in niet zijn op met voor er die maar aan ook hij als om bij wat dan ze nog naar heeft',
  pl: 'i w na z się nie to do że jest o jak po co ale za od tak są był jego już przez czy tylko być bardzo może który',
  pt: 'de a que o e do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito',
  ro: 'și de în a la nu cu că pe o să un din care este mai ce sunt am pentru fost ca au dar după fi foarte această',
  ru: 'и в не на я что он с как это а по но она к у из мы за так вы же все от было только для ещё бы если уже когда есть был',
  sk: 'a sa v na je že to s z do o aj ako som ale pri by si sme keď čo sú bol jeho alebo už nie bolo ktorá ktorý tak ešte',
  sl: 'in je v se na da za so ne od kot o sem s to bi ki ali pa iz ni biti kako samo smo bil tudi po še če kaj bilo',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan nu också efter',
  uk: 'і в не на я що він з як це а по але вона до у із ми за так ви же всі від було тільки для ще якщо вже коли є був та й',
};

/** Letters that only some of them have. */
const ownLetters: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[ыэё]/gu, ['ru']],
  [/[іїєґ]/gu, ['uk']],
  [/ъ/gu, ['bg', 'ru']],
  [/[řůě]/gu, ['cs']],
  [/[ľĺŕ]/gu, ['sk']],
  [/[őű]/gu, ['hu']],
  [/[ąęłńśźż]/gu, ['pl']],
  [/[ãõ]/gu, ['pt', 'et']],
  [/[ñ¿¡]/gu, ['es']],
  [/[ßü]/gu, ['de', 'et', 'hu']],
  [/[æø]/gu, ['da']],
  [/[ăâîșțşţ]/gu, ['ro']],
  [/[āēģīķļņ]/gu, ['lv']],
  [/[ėįų]/gu, ['lt']],
  [/[ħġċ]/gu, ['mt']],
  [/[àèìò]/gu, ['it', 'fr']],
  [/[çêœ]/gu, ['fr', 'pt']],
  [/[đć]/gu, ['hr']],
  [/[äå]/gu, ['sv', 'fi']],
];
const words = new Map(Object.entries(frequentWords).map(([code, list]) => [code, new Set(list.split(' '))]));
const scripts: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Cyrillic}/gu, ['ru', 'uk', 'bg']],
  [/\p{Script=Greek}/gu, ['el']],
];

/** Of the languages allowed (all 25 for none), best first, adding up to 1. Nothing is said of a text without letters. */
export function guessLanguage(text: string, allowed: readonly string[]): readonly LanguageGuess[] {
  const known = [...words.keys()].filter((code) => allowed.length === 0 || allowed.includes(code));
  const codes = known.length === 0 ? ['en'] : known;
  const said =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? [];
  const letters = said.join('');
  const scores = codes.map((code) => ({ code, score: scoreOf(code, said, letters) }));
  const max = Math.max(...scores.map(({ score }) => score));
  const weights = scores.map(({ code, score }) => ({ code, weight: Math.exp((score - max) * sharpness(said.length)) }));
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  return weights
    .map(({ code, weight }) => ({ code, probability: weight / sum }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** A handful of words says less than a paragraph. */
function sharpness(count: number): number {
  return Math.min(60, 6 + count);
}

/** Share of frequent words, and of letters that speak for or against the language. */
function scoreOf(code: string, said: readonly string[], letters: string): number {
  if (letters === '') return code === 'en' ? 1 : 0;
  const frequent = said.filter((word) => words.get(code)?.has(word) === true).length / said.length;
  // Where nothing distinguishes them.
  let score = frequent + (code === 'en' ? 0.001 : 0);
  for (const [pattern, own] of ownLetters) {
    const share = (letters.match(pattern)?.length ?? 0) / letters.length;
    if (share > 0) score += (own.includes(code) ? 4 : -4) * share;
  }
  for (const [pattern, own] of scripts) {
    const share = (letters.match(pattern)?.length ?? 0) / letters.length;
    if (share > 0.3) score += own.includes(code) ? 1 : -1;
    if (own.includes(code) && share < 0.3) score -= 1;
  }
  return score;
}
