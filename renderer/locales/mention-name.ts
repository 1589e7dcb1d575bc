import type { InterfaceLanguage } from '#shared/text/language.ts';

/** An evenly written name as people write it: `125000 RUB`, `--05-12`, `4111111111111111`. */
export function mentionName(value: string, name: string, language: InterfaceLanguage): string {
  if (value === 'sum') return sumOf(name, language);
  if (value === 'date' || value === 'birthday') return dateOf(name, language);
  if (value === 'card' || value === 'iban' || value === 'account') return name.replaceAll(/(.{4})(?=.)/g, '$1\u00A0');
  return name;
}

function sumOf(name: string, language: InterfaceLanguage): string {
  const [amount, currency] = name.split(' ');
  const number = Number(amount);
  if (currency === undefined || !Number.isFinite(number)) return name;
  const isWhole = Number.isInteger(number);
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(language, { ...style, minimumFractionDigits: isWhole ? 0 : 2 }).format(number);
}

/** `1985-05-12`, `1985-05`, `1985`, `--05-12`. */
function dateOf(name: string, language: InterfaceLanguage): string {
  const [, year, month, day] = /^(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(name) ?? [];
  if (year === undefined || month === undefined) return year === undefined ? name : year;
  const at = new Date(Date.UTC(year === '-' ? 2000 : Number(year), Number(month) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
    ...(year === '-' ? {} : { year: 'numeric' }),
  }).format(at);
}
