import type { DigitWindow } from './digit-runs.ts';

export interface PhoneReading {
  readonly name: string;
  readonly score: number;
  /** Written as telephone numbers are. */
  readonly isShaped: boolean;
  /** Of a form that hardly anything else has. */
  readonly isSure: boolean;
}

/** What stands around the number. */
export interface PhoneContext {
  /** A word like “call” or “телефон”. */
  readonly isCalled: boolean;
  /** The word “number”, of whatever. */
  readonly isNumbered: boolean;
  /** A word that says it is something else. */
  readonly isOther: boolean;
  /** The words around it are. */
  readonly isEnglish: boolean;
}

/** A telephone number, evenly written; null for digits that are none. */
export function readPhone(window: DigitWindow, context: PhoneContext): PhoneReading | null {
  if (context.isOther || /^(\d)\1+$/.test(window.digits)) return null;
  return russian(window, context) ?? foreign(window, context) ?? local(window, context);
}

function russian(
  { digits, shape, hasPlus, isSaid, isEnglish, pieceCount }: DigitWindow,
  context: PhoneContext,
): PhoneReading | null {
  const { isCalled, isNumbered } = context;
  if ((isEnglish || (context.isEnglish && digits.length === 10)) && !hasPlus) return null;
  if (digits.length === 11 && /^[78][34589]/.test(digits)) {
    const isShaped = hasPlus || /[-()\s]/.test(shape);
    const isMobile = digits[1] === '9' || digits.startsWith('8800');
    if (!isShaped && !isSaid && !isCalled && !isNumbered && !isMobile) return null;
    if (digits.startsWith('7') && !hasPlus && !isCalled && !isNumbered && !isShaped) return null;
    return { name: `+7${digits.slice(1)}`, score: isCalled || hasPlus ? 0.97 : 0.93, isShaped, isSure: true };
  }
  if (digits.length !== 10 || !/^(?:9\d|[348]\d)/.test(digits)) return null;
  const isShaped = /^\(?\d{3}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}$/.test(shape);
  const isGrouped = isSaid && pieceCount >= 3;
  if (
    !(isCalled && (digits.startsWith('9') || isShaped || isGrouped)) &&
    !(isShaped && digits.startsWith('9')) &&
    !(isNumbered && digits.startsWith('9'))
  ) {
    return null;
  }
  return { name: `+7${digits}`, score: isCalled ? 0.93 : 0.86, isShaped, isSure: false };
}

const northAmerican = /^\(?[2-9]\d{2}\)?[ .-]?[2-9]\d{2}[ .-]\d{4}$/;

function foreign(
  { digits, shape, hasPlus, isSaid, pieceCount }: DigitWindow,
  context: PhoneContext,
): PhoneReading | null {
  const { isCalled, isNumbered } = context;
  if (hasPlus && digits.length >= 8 && digits.length <= 15) {
    return { name: `+${digits}`, score: 0.96, isShaped: true, isSure: true };
  }
  const isShaped = northAmerican.test(shape) || /^1?[ .-]?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}$/.test(shape);
  const isAmerican = /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits);
  // Ten digits that are said one by one are hardly anything else.
  const isSpelled = isSaid && pieceCount >= 7;
  if (isAmerican && (isShaped || isCalled || isSpelled || (isNumbered && (isSaid || digits.length === 10)))) {
    if (isSaid && pieceCount < 3) return null;
    return { name: `+1${digits.slice(-10)}`, score: isCalled ? 0.95 : 0.88, isShaped, isSure: false };
  }
  const isBritish = /^0(?:7\d{9}|[12]\d{8,9}|800\d{6,7})$/.test(digits);
  const isWritten = /^\(?0\d{2,5}\)?[ -]\d{3,4}[ -]?\d{3,4}$/.test(shape);
  if (isBritish && (isCalled || isNumbered || isWritten || (isSaid && pieceCount > 6))) {
    return { name: `+44${digits.slice(1)}`, score: isCalled ? 0.94 : 0.85, isShaped: isWritten, isSure: false };
  }
  const isInternational = /^(?:00|810)\d{9,13}$/.test(digits) && (isCalled || isNumbered);
  return isInternational
    ? { name: `+${digits.replace(/^(?:00|810)/, '')}`, score: 0.9, isShaped: false, isSure: false }
    : null;
}

/** Within a town: only where a word says so, or as such numbers are written. */
function local(
  { digits, shape, isSaid, pieceCount, hasLarge }: DigitWindow,
  context: PhoneContext,
): PhoneReading | null {
  const { isCalled } = context;
  if (digits.length < 5 || digits.length > 7 || hasLarge || !isCalled) return null;
  const isShaped = /^\d{2,3}-\d{2}-\d{2}$|^\d{3}[- ]\d{4}$|^\d-\d{2}-\d{2}$/.test(shape);
  if (isShaped || (isSaid && pieceCount >= 3) || digits.length === 7) {
    return { name: digits, score: isShaped ? 0.9 : 0.84, isShaped, isSure: false };
  }
  return null;
}
