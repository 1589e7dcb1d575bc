/** A unit with all that is said for it. */
export interface EnglishUnit {
  /** Where its sign stands: before the number, right after it, after a space; or the word is kept. */
  readonly kind: 'before' | 'joined' | 'after' | 'kept';
  readonly sign: string;
  /** The first is one, the second many; what follows is also said. */
  readonly names: readonly [string, string, ...string[]];
}

const after = (sign: string, one: string, many = `${one}s`, ...others: string[]): EnglishUnit => ({
  kind: 'after',
  sign,
  names: [one, many, ...others],
});
const kept = (one: string): EnglishUnit => ({ kind: 'kept', sign: '', names: [one, `${one}s`] });

/** Longer names come first where one begins with another. */
export const englishUnits: readonly EnglishUnit[] = [
  { kind: 'joined', sign: '%', names: ['percent', 'percent', 'per cent'] },
  { kind: 'before', sign: '$', names: ['dollar', 'dollars', 'bucks'] },
  { kind: 'before', sign: '€', names: ['euro', 'euros'] },
  { kind: 'before', sign: '£', names: ['pound sterling', 'pounds sterling'] },
  after('km/h', 'kilometer per hour', 'kilometers per hour', 'kilometres per hour', 'kilometre per hour'),
  after('mph', 'mile per hour', 'miles per hour'),
  after('m/s', 'meter per second', 'meters per second', 'metres per second'),
  after('m²', 'square meter', 'square meters', 'square metres', 'square metre'),
  after('km²', 'square kilometer', 'square kilometers', 'square kilometres'),
  after('m³', 'cubic meter', 'cubic meters', 'cubic metres'),
  after('km', 'kilometer', 'kilometers', 'kilometres', 'kilometre'),
  after('cm', 'centimeter', 'centimeters', 'centimetres', 'centimetre'),
  after('mm', 'millimeter', 'millimeters', 'millimetres', 'millimetre'),
  after('m', 'meter', 'meters', 'metres', 'metre'),
  after('kg', 'kilogram', 'kilograms', 'kilos', 'kilo'),
  after('mg', 'milligram'),
  after('g', 'gram'),
  after('ml', 'milliliter', 'milliliters', 'millilitres', 'millilitre'),
  after('L', 'liter', 'liters', 'litres', 'litre'),
  after('°C', 'degree celsius', 'degrees celsius'),
  after('°F', 'degree fahrenheit', 'degrees fahrenheit'),
  { kind: 'joined', sign: '°', names: ['degree', 'degrees'] },
  after('kW', 'kilowatt'),
  after('MW', 'megawatt'),
  after('W', 'watt'),
  after('V', 'volt'),
  after('GHz', 'gigahertz', 'gigahertz'),
  after('MHz', 'megahertz', 'megahertz'),
  after('kHz', 'kilohertz', 'kilohertz'),
  after('Hz', 'hertz', 'hertz'),
  after('TB', 'terabyte'),
  after('GB', 'gigabyte'),
  after('MB', 'megabyte'),
  after('KB', 'kilobyte'),
  ...['year', 'month', 'week', 'day', 'hour', 'minute', 'second', 'mile', 'cent', 'pound'].map(kept),
  { kind: 'kept', sign: '', names: ['foot', 'feet'] },
  { kind: 'kept', sign: '', names: ['inch', 'inches'] },
];

export const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
