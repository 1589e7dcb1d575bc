import { because } from '../mention.ts';
import type { EntityMention } from './find-people.ts';

const quoted =
  /(?<!\p{L})((?:ООО|ОАО|ЗАО|ПАО|АО|НКО|ТСЖ|ИП|ГУП|МУП|ФГУП|компани\p{L}{1,2}|фирм\p{L}{1,2}|завод\p{L}{0,2}|банк\p{L}{0,2}|магазин\p{L}{0,2}|клуб\p{L}{0,2}|газет\p{L}{1,2}|журнал\p{L}{0,2}|театр\p{L}{0,2}|ресторан\p{L}{0,2}|кафе|гостиниц\p{L}{1,2}|отел\p{L}{1,2}|холдинг\p{L}{0,2}|корпораци\p{L}{1,3}|фонд\p{L}{0,2}|партия|партии|телеканал\p{L}{0,2}|агентств\p{L}{1,2}|санатори\p{L}{1,2}|школ\p{L}{1,2}|центр\p{L}{0,2})\s+)[«"“]([^»"”\n]{2,60})[»"”]/giu;
const legal = /(?<!\p{L})(ООО|ОАО|ЗАО|ПАО|АО|ТСЖ|ГУП)\s+(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2})/gu;
const named =
  /(?<!\p{L})((?:завод|театр|университет|институт|школ|больниц|библиотек|колхоз|музе|фабрик|стадион|академи|филармони|клуб|парк|фонд)\p{L}{0,3}\s+(?:имени|им\.)\s+(?:\p{Lu}\.\s*){0,2}\p{Lu}[\p{L}-]+)/gu;
const ministries =
  /(?<!\p{L})((?:[Мм]инистерств\p{L}|[Дд]епартамент\p{L}{0,2}|[Уу]правлени\p{L}|[Кк]омитет\p{L}{0,2}|[Пп]рокуратур\p{L})\s+(?:обороны|финансов|юстиции|образования|здравоохранения|культуры|экономики|внутренних дел|иностранных дел|труда|спорта|энергетики|сельского хозяйства|по делам \p{L}+))/gu;
const english =
  /(?<![\p{L}])((?:\p{Lu}[\p{L}&'-]+\s+){1,4}(?:Inc|Ltd|LLC|Corp|Corporation|Company|Group|Bank|University|College|Airlines|Airways|Hospital|Foundation|Association|Institute|Insurance|Motors|Holdings|Partners|Solutions|Technologies|Systems|Pharmaceuticals|Church|Council|Party|Club|Orchestra|Museum))(?![\p{L}])\.?/gu;
const ofSomething =
  /(?<![\p{L}])((?:University|Bank|Ministry|Department|Bureau|Church|Institute|House|Court|Museum)\s+of\s+(?:the\s+)?\p{Lu}\p{L}+(?:\s+(?:and\s+)?\p{Lu}\p{L}+)?)/gu;

/** Organisations by their form: «ООО „Ромашка“», `Acme Holdings`, «завод имени Кирова». */
export function findOrganisations(text: string): readonly EntityMention[] {
  const found: EntityMention[] = [];
  const add = (start: number, end: number, name: string, word: string) =>
    void found.push({
      value: 'organisation',
      start,
      end,
      name: name.trim(),
      score: 0.92,
      reasons: [because('word', word)],
    });
  for (const { 0: all, 1: kind = '', 2: name = '', index } of text.matchAll(quoted))
    add(index, index + all.length, name, kind.trim());
  for (const { 0: all, 1: kind = '', 2: name = '', index } of text.matchAll(legal))
    add(index, index + all.length, name, kind);
  for (const pattern of [named, ministries, english, ofSomething]) {
    for (const { 0: all, 1: name = all, index } of text.matchAll(pattern)) {
      const from = /^(?:The|A|An|In|At|From|To|My|Our)\s+/.exec(name)?.[0].length ?? 0;
      if (
        /^(?:Bank|Group|Company|Party|Club|Church|Council|Museum|Hospital|College|University)$/.test(name.slice(from))
      )
        continue;
      add(index + from, index + name.length, name.slice(from), name.split(/\s+/).at(-1) ?? '');
    }
  }
  return found;
}
