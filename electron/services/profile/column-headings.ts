/** What a name may be of. */
export type NamedKind = 'person' | 'place' | 'organisation';

const person =
  'имя имена фио фамилия фамилии отчество человек люди клиент клиенты сотрудник сотрудники оператор операторы абонент участник ' +
  'участники автор авторы владелец менеджер директор руководитель контакт заявитель получатель отправитель пациент ученик студент ' +
  'преподаватель адвокат свидетель муж жена ребенок исполнитель ответственный ' +
  'name names surname forename firstname lastname fullname person people client customer agent employee operator author owner ' +
  'manager contact applicant recipient sender patient student teacher witness speaker attendee assignee';
const place =
  'город города страна страны регион область край место места населенный село деревня поселок локация район улица гражданство ' +
  'city town country countries region place location village county province district destination origin street birthplace';
const organisation =
  'организация организации компания компании фирма предприятие учреждение работодатель банк поставщик контрагент юрлицо бренд ' +
  'organisation organization company companies employer firm bank vendor supplier brand institution manufacturer agency';

const kinds: readonly (readonly [NamedKind, ReadonlySet<string>])[] = [
  ['person', new Set(person.split(' '))],
  ['place', new Set(place.split(' '))],
  ['organisation', new Set(organisation.split(' '))],
];

/**
 * «Название города», `client_name`, `CompanyName`: null where it says nothing, or nothing that can be distinguished.
 */
export function kindOfHeading(heading: string): NamedKind | null {
  const words = heading
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/\p{L}+/gu);
  if (words === null) return null;
  const found = kinds.filter(([, known]) => words.some((word) => has(known, word)));
  const [only, other] = found;
  if (only === undefined) return null;
  if (other === undefined) return only[0];
  // What a phrase is about stands first (`city of the client`, «город клиента»), in English compounds last.
  const of = words.flatMap((word) => found.filter(([, known]) => has(known, word)).map(([kind]) => kind));
  const names = words.filter((word) => /^(?:name|names|имя|имена)$/.test(word));
  const others = of.filter((kind) => kind !== 'person');
  if (names.length === 1 && others.length === of.length - 1) return others[0] ?? null;
  const isCompound = /^[a-z]/.test(words[0] ?? '') && !words.includes('of');
  return (isCompound ? of.at(-1) : of[0]) ?? null;
}

function has(known: ReadonlySet<string>, word: string): boolean {
  return known.has(word) || known.has(withoutCase(word));
}

/** «клиента», «городов»: as it stands in the lists. */
function withoutCase(word: string): string {
  return word.replace(/(?:ов|ев|а|у|ом|е|ы|и)$/u, '');
}
