import { stemOf } from './stem-of.ts';

const consonant = 'бвгджзйклмнпрстфхцчшщ';
const isRussian = /^[а-я]+$/;
/** As short a word as this has too little of a root to be changed. */
const shortest = 4;

/**
 * Stems of a regular Russian word that Snowball cuts differently: a vowel that comes and goes (звонок, звонка), a
 * consonant that changes (пишу, писать), endings it does not know (смотрел). What is made up here and is no word is in no
 * text, so it costs a look-up in the index and finds nothing.
 */
export function fleetingStems(form: string, stem: string): readonly string[] {
  if (!isRussian.test(form) || form.length < shortest) return [];
  // Snowball takes the ending of a reflexive verb off, but often not that before it.
  const verb = /^(.{4,})(?:ся|сь)$/.exec(form)?.[1];
  const made = verb === undefined ? [] : [verb];
  for (const rule of verbRules) made.push(...rule(verb ?? form, stem));
  for (const rule of nounRules) made.push(...rule(form, stem));
  return stemsOfMade(new Set(made));
}

/** Those of a word whose root is in a table: its participles and gerunds are made by the rules all the same. */
export function participleStems(form: string): readonly string[] {
  return isRussian.test(form) && form.length >= shortest ? stemsOfMade([...shortForms(form), ...gerunds(form)]) : [];
}

function stemsOfMade(made: Iterable<string>): readonly string[] {
  return Array.from(made, stemOf).filter((one) => one.length > 1);
}

type Rule = (form: string, stem: string) => readonly string[];
const nounRules: readonly Rule[] = [nounForms, peopleForms, shortForms, wholeForms];
const verbRules: readonly Rule[] = [
  presentForms,
  pastForms,
  verbsInOvat,
  verbsInNut,
  verbsAfterVowel,
  verbsInDat,
  gerunds,
  imperatives,
];

const withoutVowel = new RegExp(`^(.*[${consonant}ь])[ео]([${consonant}])ь?$`);
const softened = new RegExp(`^(.*[лнрдтзс])[е]([${consonant}])$`);
const afterVowel = /^(.*[аеиоуыэюя])е([цкн])$/;
const twoConsonants = new RegExp(`^(.*[${consonant}])([${consonant}])$`);

/** Звонок and звонка, письмо and писем, палец and пальца, китаец and китайца, копейка and копеек. */
function nounForms(form: string, stem: string): readonly string[] {
  const made: string[] = [];
  const bare = withoutVowel.exec(form);
  if (bare) made.push(`${bare[1]}${bare[2]}а`);
  const soft = softened.exec(form);
  if (soft) made.push(`${soft[1]}ь${soft[2]}а`);
  const iot = afterVowel.exec(form);
  if (iot) made.push(`${iot[1]}й${iot[2]}а`);
  const hard = twoConsonants.exec(stem);
  if (hard && !stem.endsWith('ст')) {
    for (const vowel of ['о', 'е']) made.push(`${hard[1]}${vowel}${hard[2]}`);
    const [, root = '', last = ''] = hard;
    if (root.endsWith('й')) made.push(`${root.slice(0, -1)}е${last}`);
  }
  const withSign = new RegExp(`^(.*[${consonant}])ь([${consonant}])$`).exec(stem);
  if (withSign) made.push(`${withSign[1]}е${withSign[2]}`);
  return made;
}

const present = ['у', 'ю', 'ешь', 'ет', 'ем', 'ете', 'ут', 'ют', 'ишь', 'ит', 'им', 'ите', 'ят', 'ат'];
const presentEnding = new RegExp(`^(.*[${consonant}])(?:у|ю|ешь|ет|ем|ете|ут|ют|ишь|ит|им|ите|ят|ат)(?:ся|сь)?$`);
const infinitives = ['ить', 'ил', 'ила', 'еть', 'ел', 'ела', 'ать', 'ал', 'ала', 'нуть', 'нул', 'нула'];

/** How the last consonant of a root changes in the present: писать and пишу, платить and плачу, любить and люблю. */
const changes: readonly (readonly [from: string, to: string])[] = [
  ['ст', 'щ'],
  ['ск', 'щ'],
  ['с', 'ш'],
  ['х', 'ш'],
  ['з', 'ж'],
  ['д', 'ж'],
  ['г', 'ж'],
  ['т', 'ч'],
  ['к', 'ч'],
  ['т', 'щ'],
  ['б', 'бл'],
  ['п', 'пл'],
  ['в', 'вл'],
  ['м', 'мл'],
  ['ф', 'фл'],
];

function changed(root: string, isBack: boolean): readonly string[] {
  return changes.flatMap(([from, to]) => {
    const [before, after] = isBack ? [to, from] : [from, to];
    return root.endsWith(before) ? [root.slice(0, -before.length) + after] : [];
  });
}

const withEndings = (roots: readonly string[], endings: readonly string[]) =>
  roots.flatMap((root) => endings.map((ending) => root + ending));

/** From the present to the rest of the verb. */
function presentForms(form: string): readonly string[] {
  const root = presentEnding.exec(form)?.[1];
  if (root === undefined || root.length < 2) return [];
  const roots = [root, ...changed(root, true)];
  const perfective = root.endsWith('н') ? withEndings([root], ['уть', 'ул', 'ула']) : [];
  return [...withEndings(roots, [...infinitives, ...present]), ...perfective];
}

const pastEnding = new RegExp(`^(.*[${consonant}])(?:и|е|а|у)(?:ть|л|ла|ло|ли)(?:ся|сь)?$`);

/** From the infinitive and the past to the present. */
function pastForms(form: string): readonly string[] {
  const root = pastEnding.exec(form)?.[1];
  if (root === undefined || root.length < 2) return [];
  return withEndings([root, ...changed(root, false)], [...infinitives, ...present]);
}

const ovat = /^(.{2,})[ое]в(?:а(?:ть|л|ла|ло|ли|в|вши|вшись|вший|н|на|но|ны)|ал[аои]?)(?:ся|сь)?$/;
const uyu = /^(.{2,})[ую](?:ю|ешь|ет|ем|ете|ют|й|йте|я)(?:ся|сь)?$/;
const inOvat = 'ую уешь ует уем уете уют уй уйте уя овать овал овав евать евал'.split(' ');

/** Требовать and требую, музицировать and музицируя. */
function verbsInOvat(form: string): readonly string[] {
  const root = ovat.exec(form)?.[1] ?? uyu.exec(form)?.[1];
  return root === undefined ? [] : withEndings([root], inOvat);
}

const nut = /^(.{2,}н)(?:у|ешь|ет|ем|ете|ут|ь|ьте|и|ите|у(?:ть|л|ла|ло|ли|в|вши|вшись))$/;
const inNut = 'у ешь ет ут ь ьте уть ул ула ув увши'.split(' ');

/** Тормознуть and тормознёт, откинь and откинув. */
function verbsInNut(form: string): readonly string[] {
  const root = nut.exec(form)?.[1];
  return root === undefined ? [] : withEndings([root], inNut);
}

const afterVowelEnding =
  /^(.+[аеоуияы])(?:ю|ешь|ет|ем|ете|ют|ишь|ит|им|ите|ят|я|е|и|й|йте|ть|л|ла|ло|ли|в|вши|ях|ям|ями|ев)$/;

/** Стол is no past of стоять. */
const shortNoun = /^.{1,2}ол(?:а|о|и)?$/;

/** Snowball takes endings off after а and я only: обледенею, застроят, мою and мыл, сознаём and сознавай, галереях. */
function verbsAfterVowel(form: string): readonly string[] {
  const root = afterVowelEnding.exec(form)?.[1];
  if (root === undefined || root.length < 2 || shortNoun.test(form)) return [];
  const roots = [root];
  if (root.endsWith('о')) roots.push(`${root.slice(0, -1)}ы`);
  if (root.endsWith('ы')) roots.push(`${root.slice(0, -1)}о`);
  if (/(?:зна|да|ста)$/.test(root)) roots.push(`${root}ва`);
  if (/(?:зна|да|ста)ва$/.test(root)) roots.push(root.slice(0, -2));
  if (/[аеоуы]и$/.test(root)) roots.push(root.slice(0, -1));
  const endings = 'ю ешь ет ем ете ют ть л в й ят ях'.split(' ');
  const often = roots.filter((one) => one.endsWith('ва'));
  return [...withEndings(roots, endings), ...withEndings(often, ['я'])];
}

const dat = /^(.+)(?:дам|дашь|даст|дадим|дадите|дадут|дай|дайте|да(?:ть|л|ла|ло|ли|в|вши))$/;
const inDat = 'дам дашь даст дадим дадите дадут дай дать дал дав'.split(' ');

/** Создать and создашь. */
function verbsInDat(form: string): readonly string[] {
  const prefix = dat.exec(form)?.[1];
  return prefix === undefined ? [] : withEndings([prefix], inDat);
}

/** Гражданин and граждане, котёнок and котята, стул and стулья. */
function peopleForms(form: string, stem: string): readonly string[] {
  const made: string[] = [];
  const one = /^(.{2,}[ая]н)ин/.exec(form)?.[1];
  if (one !== undefined) made.push(`${one}е`, one);
  if (/[ая]н$/.test(stem)) made.push(`${stem}ин`, `${stem}е`);
  const young = /^(.{2,})ен(?:ок|к)/.exec(form)?.[1];
  if (young !== undefined) made.push(`${young}ята`, `${young}ят`);
  const younger = /^(.{2,})[ая]т(?:а|ам|ами|ах)?$/.exec(form)?.[1];
  if (younger !== undefined) made.push(`${younger}енок`, `${younger}енка`);
  const collective = new RegExp(`^(.{2,}[${consonant}])ь(?:я|ев|ям|ями|ях|е)$`).exec(form)?.[1];
  if (collective !== undefined) made.push(collective, `${collective}а`, `${collective}о`);
  if (new RegExp(`[${consonant}]$`).test(stem))
    made.push(`${stem}ья`, `${stem}ьев`, `${stem}ьям`, `${stem}ьями`, `${stem}ьях`);
  return made;
}

/** What Snowball takes for an ending of a verb: пироксенит, заносчив, чернозём, волкодав; отталкивающе. */
function wholeForms(form: string, stem: string): readonly string[] {
  if (/[аяую]ще$/.test(form)) return [`${form.slice(0, -1)}ая`];
  // The stem of the other forms may be cut once more where it is a word.
  const made = /(?:[ио]в|ыв|[ие]т|[еоя]м)$/.test(stem) && stemOf(stem).length >= shortest ? [stem] : [];
  if (new RegExp(`[${consonant}]$`).test(form)) made.push(`${form}а`, ...(/[ая]н$/.test(form) ? [`${form}ина`] : []));
  else if (new RegExp(`[${consonant}][еы]$`).test(form)) made.push(`${form.slice(0, -1)}а`);
  return made;
}

const longEnding = '(?:ый|ого|ому|ым|ом|ая|ой|ую|ою|ое|ые|ых|ыми)';
const longParticiple = new RegExp(`^(.{2,}[аеяи])нн${longEnding}$`);
const shortParticiple = /^(.{2,}[аеяи])н(?:а|о|ы)?$/;
const shortInNn = /^(.{2,}[аеяи])нн[аоы]$/;

/** Присуждена and присуждённого, неслыханна and неслыханный. */
function shortForms(form: string): readonly string[] {
  const root = longParticiple.exec(form)?.[1] ?? shortInNn.exec(form)?.[1] ?? shortParticiple.exec(form)?.[1];
  return root === undefined ? [] : withEndings([root], ['н', 'на', 'нна', 'нный']);
}

const gerund = /^(.{2,}[аяеиу])я(?:сь)?$/;
const gerundOfRoot = new RegExp(`^(.{2,}[${consonant}])[яа](?:сь)?$`);
const gerundOfPast = /^(.{2,}[аяеиуоы])вши(?:сь)?$|^(.{3,}[аяеиуоы])в$/;
const manyTimes = /^(.{2,}[иыеоа]ва)(?:ть|л|ла|ло|ли|ю|ешь|ет|ем|ете|ют|й|йте)$/;

/** Заканчивая and заканчивал, донося and доносят. Not думая for думал, which would bring in every дума. */
function gerunds(form: string): readonly string[] {
  const root = gerund.exec(form)?.[1];
  const made = root === undefined ? [] : withEndings([root], ['ть', 'л', 'ет']);
  const past = gerundOfPast.exec(form);
  const before = past?.[1] ?? past?.[2];
  if (before !== undefined) {
    made.push(...withEndings([before], ['ть', 'л', 'в']));
    const bare = /^(.{2,}?)[аеи]$/.exec(before)?.[1];
    if (bare !== undefined) made.push(...withEndings([bare, ...changed(bare, false)], ['у', 'ешь', 'ит']));
  }
  const bare = gerundOfRoot.exec(form)?.[1];
  if (bare !== undefined && form.endsWith('я')) made.push(...withEndings([bare], ['ить', 'ит', 'ят']));
  const often = manyTimes.exec(form)?.[1];
  if (often !== undefined) made.push(`${often}я`);
  return made;
}

const softRoot = /^(.{2,}[лнрдтзсбпвмжшч])(?:[юу]|[еи]шь|[еи]т|[еи]м|[еи]те|[яаюу]т|и(?:л|ла|ло|ли|ть|в))$/;
const imperative = new RegExp(`^(.{2,}?[${consonant}])(?:ь|ьте|и|ите)$`);

/** Откинь and откинешь, пропиши and прописать. */
function imperatives(form: string): readonly string[] {
  const soft = softRoot.exec(form)?.[1];
  const root = imperative.exec(form)?.[1];
  if (root === undefined) return soft === undefined ? [] : [`${soft}ьте`];
  const roots = [root, ...changed(root, true)];
  return withEndings(roots, ['у', 'ешь', 'ишь', 'ить', 'ать', 'еть', 'ил', 'ал', 'ел', 'ав', 'ив']);
}
