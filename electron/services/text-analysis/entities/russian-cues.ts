/** What words beside a name say of it, in Russian. */
import type { Cue, NameContext } from './name-context.ts';

const motion =
  /^(?:живу|живет|живем|живут|жил|жила|жили|еду|едет|едем|едут|ехал|ехала|ехали|ехать|едешь|поехал\p{L}*|поедем|поеду|поехать|приехал\p{L}*|приезж\p{L}*|уехал\p{L}*|переехал\p{L}*|вернул\p{L}*|вернусь|родил(?:ся|ась|ись)|лете\p{L}*|лечу|прилет\p{L}*|отправ\p{L}*|побыва\p{L}*|бывал\p{L}*|бывает|доехал\p{L}*|доедем|добрал\p{L}*|проезжа\p{L}*|проехал\p{L}*|съезд\p{L}*|командировк\p{L}*|экскурси\p{L}*|поезд\p{L}*|электричк\p{L}*|автобус\p{L}*|рейс\p{L}*|билет\p{L}*|дорог\p{L}*|трасс\p{L}*|маршрут\p{L}*|был|была|были|работает|учится|учился|училась|гостил\p{L}*|отдыхал\p{L}*|выехал\p{L}*|прибыл\p{L}*|холодно|жарко|дождь|снег|погода|сейчас|квартир\p{L}*|дом|суд|завод\p{L}*|филиал\p{L}*|школ\p{L}*)$/u;
const placeNoun =
  /^(?:город(?:е|а|у|ом)?|г|поселок|поселке|село|селе|деревня|деревне|станция|станции|станицу|порт|окрестност\p{L}*|пределами|пределы|жител\p{L}*|мэр\p{L}*|губернатор\p{L}*|администраци\p{L}*|окраин\p{L}*|центр(?:е|а)?|улицы|улицам|границ\p{L}*|власти|столиц\p{L}*|набережн\p{L}*|область|области|республик\p{L}*|районе?|карте|вокзал\p{L}*|аэропорт\p{L}*|метро|улица|улице|улицу|ул|проспект\p{L}*|площад\p{L}*|переул\p{L}*|бульвар\p{L}*|шоссе|остров\p{L}*|озер\p{L}*|рек\p{L}*|парк\p{L}*)$/u;
const personNoun =
  /^(?:памятник\p{L}*|бюст\p{L}*|портрет\p{L}*|мавзолей|мавзолея|мавзолее|стихи|стихов|книг\p{L}*|труды|речь|голос|биографи\p{L}*|смерть|смерти|убийств\p{L}*|убийц\p{L}*|жена|жены|жене|жену|муж|мужа|мужу|сын|сына|сыну|дочь|дочери|дочка|брат|брата|брату|братом|сестра|сестры|сестре|мать|отец|отца|друг|друга|другу|другом|подруг\p{L}*|коллег\p{L}*|сосед\p{L}*|дядя|дяди|дяде|тетя|тети|господин\p{L}*|госпож\p{L}*|товарищ\p{L}*|гражданин\p{L}*|гражданк\p{L}*|капитан\p{L}*|майор\p{L}*|полковник\p{L}*|лейтенант\p{L}*|сержант\p{L}*|генерал\p{L}*|доктор\p{L}*|профессор\p{L}*|директор\p{L}*|менеджер\p{L}*|президент\p{L}*|председател\p{L}*|тренер\p{L}*|водител\p{L}*|адвокат\p{L}*|следовател\p{L}*|судья|начальник\p{L}*|бабушк\p{L}*|дедушк\p{L}*|зовут|звать|имя|дорогой|дорогая|уважаем\p{L}*|милая|милый|свидетел\p{L}*|обвиняем\p{L}*|клиент\p{L}*|поэт\p{L}*|писател\p{L}*|актер\p{L}*|певец|певиц\p{L}*|космонавт\p{L}*|царь|царя|князь|князя|кто|такой|такая|мой|моя|наш|наша|сам|сама|юный|молодой|покойн\p{L}*|пьяный|маленьк\p{L}*)$/u;
const givesTo =
  /^(?:позвон\p{L}*|сказал\p{L}*|скажи\p{L}*|переда\p{L}*|напиш\p{L}*|написал\p{L}*|отда\p{L}*|помог\p{L}*|ответ\p{L}*|объясн\p{L}*|подар\p{L}*|заплат\p{L}*|довер\p{L}*|верю|верит|верил\p{L}*|звон\p{L}*|спасибо|привет|нравится|нравился|надоело|нужно|нужен|нужна|пора|исполнилось|дал|дала|дали|дай|купил\p{L}*|верни|вернул\p{L}*|отправ\p{L}*|послал\p{L}*|сообщ\p{L}*|принадлеж\p{L}*)$/u;
const actsOn =
  /^(?:видел\p{L}*|увидел\p{L}*|встретил\p{L}*|встреча\p{L}*|знаю|знал\p{L}*|знает|спроси\p{L}*|попроси\p{L}*|позов\p{L}*|позвал\p{L}*|ждал\p{L}*|жду|ждем|люблю|любит|любил\p{L}*|арестовал\p{L}*|убил\p{L}*|уволил\p{L}*|слушал\p{L}*|пригла\p{L}*|поздрав\p{L}*|обвиня\p{L}*|задержал\p{L}*|ищу|ищем|ищет|помню|помнит|назначил\p{L}*|выбрал\p{L}*|цитир\p{L}*|читал\p{L}*|читаю|ненавиж\p{L}*|избил\p{L}*|обману\p{L}*|уважаю)$/u;
const visits =
  /^(?:посети\p{L}*|проехал\p{L}*|покину\p{L}*|люблю|любим|знаем|увидел\p{L}*|видел\p{L}*|показал\p{L}*|взял\p{L}*|освободил\p{L}*|обстрел\p{L}*|затопил\p{L}*|объехал\p{L}*|миновал\p{L}*)$/u;
const personDoes =
  /^(?:сказал\p{L}*|говор\p{L}*|ответил\p{L}*|отвеч\p{L}*|позвон\p{L}*|звон\p{L}*|приш(?:ел|ла)|придет|приходил\p{L}*|уш(?:ел|ла)|решил\p{L}*|написал\p{L}*|пишет|писал\p{L}*|думает|думал\p{L}*|считает|спросил\p{L}*|спрашива\p{L}*|обещал\p{L}*|болен|больна|заболел\p{L}*|женат|женил\p{L}*|замужем|купил\p{L}*|взял\p{L}*|сделал\p{L}*|хочет|хотел\p{L}*|знает|знал\p{L}*|работает|улыб\p{L}*|смея\p{L}*|молч\p{L}*|умер\p{L}*|убит\p{L}*|любит|любил\p{L}*|просил\p{L}*|просит|попросил\p{L}*|рассказ\p{L}*|опозд\p{L}*|опазд\p{L}*|уволил\p{L}*|сидит|сидел\p{L}*|переда\p{L}*|помог\p{L}*|согласил\p{L}*|отказал\p{L}*|подписал\p{L}*|выступ\p{L}*|заявил\p{L}*|сообщил\p{L}*|подтвердил\p{L}*|играет|поет|готовит|спит|ест|пьет|забыл\p{L}*|вспомнил\p{L}*|увидел\p{L}*|дал|дала|даст|может|должен|должна|готов\p{L}?|рад|рада|прав|права|подош\p{L}*|вош(?:ел|ла)|выш(?:ел|ла)|принес\p{L}*|приехал\p{L}*|уехал\p{L}*|поехал\p{L}*|вернул\p{L}*|обиделся|обиделась|учится|живет|водит|плач\p{L}*|крич\p{L}*|сломал\p{L}*|заплатил\p{L}*|поблагодарил\p{L}*|ждет|поможет|скажет|тоже|сама|сам)$/u;
const placeIs =
  /^(?:област\p{L}*|район\p{L}*|край|вокзал\p{L}*|аэропорт\p{L}*|лежит|расположен\p{L}*|основан\p{L}*|находится|растет|строится|красив\p{L}*|славится|насчитывает|затопило|замело|застраива\p{L}*|стоит|древн\p{L}*|сортировочн\p{L}*|пассажирск\p{L}*)$/u;
const calls =
  /^(?:здравствуй\p{L}*|привет|спасибо|слушай\p{L}*|послушай\p{L}*|скажи\p{L}*|ну|да|нет|алло|день|утро|вечер|извини\p{L}*|пожалуйста|подожди\p{L}*|пока|свидания|прости\p{L}*|конечно|хорошо)$/u;
const addressed =
  /^(?:ты|вы|слушай\p{L}*|скажи\p{L}*|здравствуй\p{L}*|привет|подожди\p{L}*|иди\p{L}*|подойди\p{L}*|пожалуйста|извини\p{L}*|помоги\p{L}*|прости\p{L}*|смотри\p{L}*|давай\p{L}*|как|где|что|когда|почему|можно|вас|тебе|вам|тебя|не|добрый|доброе|вставай|хватит|спасибо|перезвони\p{L}*|позвони\p{L}*|открой\p{L}*|зайди\p{L}*|возьми\p{L}*)$/u;
const oldPlace = /^(?:весь|древний|родной|ночной|вечерний|современный|соседний|провинциальный|всем|всего)$/;
const feeling =
  /^(?:влюб\p{L}*|увер\p{L}*|разочар\p{L}*|верю|верит|верил\p{L}*|сомнева\p{L}*|вижу|виновен|виноват\p{L}*)$/u;
const distance =
  /^(?:км|километр\p{L}*|недалеко|далеко|верст\p{L}*|отъехал\p{L}*|югу|северу|западу|востоку|метрах|часе|дорог\p{L}*|поезд\p{L}*|автобус\p{L}*|трасс\p{L}*)$/u;

const preposition =
  /^(?:в|во|из|изо|у|от|до|к|ко|с|со|для|без|ради|вместо|кроме|против|насчет|около|возле|мимо|вокруг|близ|вблизи|вне|вдоль|на|над|под|перед|за|по|о|об|обо|про|при|через|между)$/;

interface Reading extends NameContext {
  readonly say: (kind: Cue['kind'], weight: number, word: string | undefined) => void;
  /** The first of the words before it that is like this. */
  readonly some: (pattern: RegExp, reach?: number) => string | undefined;
  readonly b1: string;
  readonly b2: string;
  readonly a1: string;
  readonly a2: string;
  /** A form that says whom, of a man. */
  readonly isAnimate: boolean;
  readonly isNominative: boolean;
}

export function russianCues(context: NameContext): readonly Cue[] {
  const cues: Cue[] = [];
  const { before, after, gapBefore, gapAfter, cases } = context;
  const [b1 = '', b2 = ''] = before;
  const [a1 = '', a2 = ''] = after;
  const reading: Reading = {
    ...context,
    say: (kind, weight, word) => void cues.push({ kind, weight, word: word ?? '' }),
    some: (pattern, reach = 4) => before.slice(0, reach).find((form) => pattern.test(form)),
    b1,
    b2,
    a1,
    a2,
    isAnimate: cases.person.has('gen') || (cases.person.has('acc') && !cases.place.has('acc')),
    // Behind a preposition nothing is the subject.
    isNominative: cases.person.has('nom') && !(gapBefore === '' && preposition.test(b1)),
  };
  if (gapBefore === '') {
    nounsBefore(reading);
    verbsBefore(reading);
    prepositions(reading);
  }
  if (gapAfter === '') wordsAfter(reading);
  address(reading);
  return cues;
}

function nounsBefore({ say, b1 }: Reading): void {
  if (b1 === 'имени' || b1 === 'им') say('organisation', 4, b1);
  if (placeNoun.test(b1)) say('place', 3.5, b1);
  if (personNoun.test(b1)) say('person', 3, b1);
  if (oldPlace.test(b1)) say('place', b1 === 'весь' ? 3.6 : 2.4, b1);
}

function verbsBefore({ say, b1, b2, cases, isAnimate, isNominative }: Reading): void {
  if (givesTo.test(b1) && cases.person.has('dat')) say('person', 2.6, b1);
  else if (givesTo.test(b2) && cases.person.has('dat') && !/^(?:к|ко|по)$/.test(b1)) say('person', 2.2, b2);
  if (actsOn.test(b1) && isAnimate && !cases.place.has('acc')) say('person', 2.6, b1);
  if (visits.test(b1) && cases.place.has('acc') && isNominative) say('place', 2.2, b1);
  if (personDoes.test(b1) && isNominative) say('person', 2.2, b1);
}

function wordsAfter({ say, a1, a2, after, isNominative }: Reading): void {
  if (personDoes.test(a1) && isNominative) say('person', mildly.test(a1) ? 1.4 : 2.6, a1);
  if (/^(?:был|была)$/.test(a1) && isNominative && wasSo.test(a2)) say('person', 2.4, a2);
  if (placeIs.test(a1)) say('place', a1 === 'стоит' && a2 !== 'на' ? 1.2 : 2.8, a1);
  if (between.test(a1) && isNominative && personDoes.test(a2)) say('person', 2.2, a2);
  if (a1 === 'и' && after.slice(1, 3).some((form) => form === 'я' || form === 'мы')) say('person', 1.5, 'и');
}

const mildly = /^(?:ждет|живет|сам|сама|тоже|может)$/;
const wasSo =
  /^(?:убит\p{L}?|женат|болен|больна|рад|рада|прав|права|уволен\p{L}?|арестован\p{L}?|ранен\p{L}?|назначен\p{L}?|замужем|против|дома|здесь|первым|первой|директором|врачом|пьян\p{L}?)$/u;
const between =
  /^(?:мой|моя|любимый|никогда|всегда|уже|еще|опять|снова|вчера|сегодня|завтра|сразу|очень|мне|меня|ему|ей|нам|его|ее|вас|не|потом)$/;

function address({ say, a1, b1, gapBefore, gapAfter, isFirst, isNominative }: Reading): void {
  const isCalled = /^[,!]$/.test(gapAfter) && (isFirst || gapBefore === ',');
  if (isCalled && addressed.test(a1) && isNominative) say('person', 2.6, a1);
  if (gapBefore === ',' && calls.test(b1) && isNominative) say('person', 2.6, b1);
}

/** Those that say the same of every name. */
const plainPrepositions: readonly (readonly [RegExp, Cue['kind'], number])[] = [
  [/^(?:из|изо)$/, 'place', 2.6],
  [/^под$/, 'place', 2.4],
  [/^у$/, 'person', 2.4],
  [/^(?:для|без|ради|вместо|кроме|против|насчет)$/, 'person', 1.6],
  [/^(?:около|возле|мимо|вокруг|близ|вблизи|вне|вдоль)$/, 'place', 2.2],
];

function prepositions(reading: Reading): void {
  const { say, some, b1, cases, before } = reading;
  const plain = plainPrepositions.find(([pattern]) => pattern.test(b1));
  if (plain !== undefined) say(plain[1], plain[2], b1);
  else if (b1 === 'в' || b1 === 'во') inside(reading);
  else if (b1 === 'через') say(cases.place.has('acc') ? 'place' : 'person', 2.6, b1);
  else if (b1 === 'про') say(cases.place.has('acc') ? 'place' : 'person', 2.2, b1);
  else if ((b1 === 'с' || b1 === 'со') && cases.person.has('ins')) say('person', 2.4, b1);
  else if (/^(?:от|до|к|ко|по)$/.test(b1)) towards(reading);
  else if (/^(?:на|над|перед|за)$/.test(b1)) {
    const travels = some(motion);
    if (before.slice(1, 3).includes('замуж')) say('person', 3, 'замуж');
    else if (travels !== undefined) say('place', 1.8, travels);
  }
}

function inside({ say, some, b1, cases }: Reading): void {
  const mind = some(feeling, 3);
  const travels = some(motion);
  if (mind !== undefined) say('person', 3.2, mind);
  else if (cases.place.has('acc') || cases.place.has('pre')) say('place', 2.6, b1);
  else say('person', 2, b1);
  if (travels !== undefined && mind === undefined) say('place', 1.2, travels);
}

/** Of both people and places: what is done decides. */
function towards({ say, some, b1 }: Reading): void {
  const [pattern, kind, usual] = directions[b1 === 'ко' ? 'к' : b1] ?? nowhere;
  const word = some(pattern, 5);
  const other = kind === 'place' ? 'person' : 'place';
  const isPlain = word === undefined;
  if (!isPlain || usual > 0) say(isPlain ? other : kind, isPlain ? usual : 2.6, word ?? b1);
}

const nowhere = [/^$/, 'place', 0] as const;
const directions: Readonly<Record<string, readonly [RegExp, 'place' | 'person', number]>> = {
  от: [distance, 'place', 1.8],
  до: [/^(?:дозвон\p{L}*|достуч\p{L}*|дошло)$/u, 'person', 2.4],
  к: [
    /^(?:подъезж\p{L}*|подъех\p{L}*|прибли\p{L}*|подлета\p{L}*|поворот\p{L}*|указател\p{L}*|дорог\p{L}*|шоссе)$/u,
    'place',
    1.8,
  ],
  по: [/^(?:гулял\p{L}*|гуляем|гулять|ездил\p{L}*|ходил\p{L}*|бродил\p{L}*|экскурси\p{L}*)$/u, 'place', 0],
};
