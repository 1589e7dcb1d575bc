import { expect, test } from 'vitest';
import { guessLanguage } from './guess-language.ts';

test.each([
  ['ru', 'Завтра мы встречаемся у входа в министерство, и он принесёт все документы.'],
  ['uk', 'Завтра ми зустрічаємося біля входу до міністерства, і він принесе всі документи.'],
  ['bg', 'Утре ще се срещнем пред входа на министерството и той ще донесе всички документи.'],
  ['el', 'Αύριο θα συναντηθούμε στην είσοδο του υπουργείου και θα φέρει όλα τα έγγραφα.'],
  ['en', 'Tomorrow we will meet at the entrance of the ministry and he will bring all the papers.'],
  ['de', 'Morgen treffen wir uns am Eingang des Ministeriums, und er bringt alle Unterlagen mit.'],
  ['fr', "Demain nous nous retrouverons à l'entrée du ministère et il apportera tous les documents."],
  ['es', 'Mañana nos encontramos en la entrada del ministerio y él traerá todos los documentos.'],
  ['pt', 'Amanhã vamos encontrar-nos na entrada do ministério e ele não vai trazer os documentos.'],
  ['it', 'Domani ci incontriamo all’ingresso del ministero e lui porterà tutti i documenti per la riunione.'],
  ['pl', 'Jutro spotkamy się przy wejściu do ministerstwa, a on przyniesie wszystkie dokumenty.'],
  ['cs', 'Zítra se sejdeme u vchodu do ministerstva a on přinese všechny dokumenty.'],
  ['sk', 'Zajtra sa stretneme pri vchode do ministerstva a on prinesie všetky dokumenty, ktoré sú podpísané.'],
  ['nl', 'Morgen ontmoeten wij elkaar bij de ingang van het ministerie en hij brengt alle stukken mee.'],
  ['sv', 'I morgon träffas vi vid ingången till ministeriet och han tar med sig alla handlingar.'],
  ['fi', 'Huomenna tapaamme ministeriön ovella, ja hän tuo kaikki asiakirjat mukanaan.'],
  ['hu', 'Holnap a minisztérium bejáratánál találkozunk, és ő hozza az összes iratot.'],
  ['ro', 'Mâine ne întâlnim la intrarea în minister și el va aduce toate documentele.'],
])('a sentence in %s is detected by its words and letters', (code, text) => {
  expect(guessLanguage(text, [])[0]?.code).toBe(code);
});

test('only allowed languages are guessed, and they add up to one', () => {
  const guesses = guessLanguage('Завтра мы встречаемся у входа.', ['en', 'ru']);
  expect(guesses.map(({ code }) => code)).toEqual(['ru', 'en']);
  expect(guesses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
});

test('where nothing is written, or nothing known is allowed, there is an answer all the same', () => {
  expect(guessLanguage('', [])[0]?.code).toBe('en');
  expect(guessLanguage('...', ['xx'])[0]?.code).toBe('en');
});
