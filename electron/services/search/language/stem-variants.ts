import { stemOf } from './stem-of.ts';

const consonant = 'бвгджзйклмнпрстфхцчшщ';
const isRussian = /^[а-я]+$/;
/** As short a word as this has too little of a root to be changed. */
const shortest = 4;

/**
 * Stems of a regular Russian word that Snowball cuts differently: a vowel that comes and goes (звонок, звонка), a
 * consonant that changes (пишу, писать), endings it does not know (смотрел). What is made up here and is no word is in no
 * text, so it costs a look into the index and finds nothing.
 */
export function fleetingStems(form: string, stem: string): readonly string[] {
  if (!isRussian.test(form) || form.length < shortest) return [];
  const made = new Set<string>();
  for (const rule of [nounForms, presentForms, pastForms, verbsInOvat, peopleForms]) {
    for (const one of rule(form, stem)) made.add(one);
  }
  return [...made].map(stemOf).filter((one) => one.length > 1);
}

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

const ovat = /^(.{2,})(?:ов|ев)ать?(?:л|ла|ло|ли)?(?:ся|сь)?$|^(.{2,})(?:ов|ев)ал[аои]?(?:сь|ся)?$/;
const uyu = /^(.{2,})[ую](?:ю|ешь|ет|ем|ете|ют)(?:ся|сь)?$/;

/** Требовать and требую. */
function verbsInOvat(form: string): readonly string[] {
  const match = ovat.exec(form);
  const long = match?.[1] ?? match?.[2];
  if (long !== undefined)
    return withEndings([long], ['ую', 'уешь', 'ует', 'уем', 'уете', 'уют', 'овать', 'евать', 'овал']);
  const short = uyu.exec(form)?.[1];
  if (short === undefined) return [];
  return withEndings([short], ['овать', 'овал', 'овала', 'евать', 'евал', 'ую', 'уешь', 'ует', 'уем', 'уете', 'уют']);
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
