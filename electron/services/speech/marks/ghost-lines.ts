/**
 * Lines that Whisper writes for silence, music and noise: what stood at the end of the subtitles that it learned from.
 * Compared without case, punctuation and ё; a line counts as a whole, with or without what follows the name.
 */
const lines: readonly string[] = [
  'продолжение следует',
  'субтитры создавал dimatorzok',
  'субтитры сделал dimatorzok',
  'субтитры добавил dimatorzok',
  'субтитры подготовил',
  'субтитры подогнал',
  'субтитры делал',
  'субтитры и',
  'субтитры от',
  'редактор субтитров',
  'корректор',
  'спасибо за просмотр',
  'спасибо за внимание и просмотр',
  'спасибо что смотрели',
  'подписывайтесь на канал',
  'подписывайтесь на наш канал',
  'ставьте лайки и подписывайтесь',
  'не забудьте подписаться на канал',
  'до новых встреч на канале',
  'thanks for watching',
  'thank you for watching',
  'thank you so much for watching',
  'please subscribe',
  'please like and subscribe',
  'like and subscribe',
  'subscribe to my channel',
  'subscribe to our channel',
  'dont forget to subscribe',
  'see you in the next video',
  'ill see you in the next video',
  'subtitles by the amara org community',
  'subtitles by',
  'captions by',
  'transcribed by',
  'transcription by castingwords',
  'translated by',
  'copyright',
  'to be continued',
];

/** These begin a credit that continues with a name; the others stand alone. */
const opensCredit = /^(субтитры|редактор субтитров|корректор|subtitles by|captions by|transcribed by|translated by)/;
/** A credit is short. */
const maxWords = 9;

/** Sounds between brackets or notes: "[музыка]", "♪♪♪", "(applause)". */
const onlyNoise = /^(?:[\s♪♫*.…\-–—]+|[[({*♪].*[\])}*♪])$/u;

export function isGhostLine(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '') return false;
  if (onlyNoise.test(trimmed)) return true;
  const plain = trimmed
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = plain.split(' ').length;
  return lines.some(
    (line) => plain === line || (opensCredit.test(line) && words <= maxWords && plain.startsWith(`${line} `)),
  );
}
