import { expect, test } from 'vitest';
import { numberEdits, type NumberStyle } from './number-edits.ts';
import { rewrite, undone } from './rewriting.ts';

const written = (text: string, style: NumberStyle, language: 'ru' | 'en') => {
  const done = rewrite(text, numberEdits(text, style, language));
  expect(undone(done)).toBe(text);
  return done.text.replaceAll('\u00A0', ' ');
};

test('a day before a month has the case that the word before it asks for', () => {
  const said = (text: string) => written(text, 'words', 'ru');
  expect(said('К 15 мая.')).toBe('К пятнадцатому мая.');
  expect(said('Ко 2 июня 2024 года.')).toBe('Ко второму июня две тысячи двадцать четвёртого года.');
  expect(said('Перед 9 мая.')).toBe('Перед девятым мая.');
  expect(said('На 3 марта.')).toBe('На третье марта.');
  expect(said('С 1 сентября.')).toBe('С первого сентября.');
  expect(said('О 8 марта.')).toBe('О восьмом марта.');
});

test('numbers that are a part of a word are said as one word', () => {
  const said = (text: string) => written(text, 'words', 'ru');
  expect(said('Отметили 100-летие.')).toBe('Отметили столетие.');
  expect(said('Был 25-летний опыт.')).toBe('Был двадцатипятилетний опыт.');
  expect(said('Построен 9-этажный дом.')).toBe('Построен девятиэтажный дом.');
  expect(said('Купили 40-процентную долю.')).toBe('Купили сорокапроцентную долю.');
  expect(said('Это 90-метровый забор.')).toBe('Это девяностометровый забор.');
  expect(said('Прошёл 1000-летний рубеж.')).toBe('Прошёл тысячелетний рубеж.');
});

test('square and cubic units are read also where they are abbreviated', () => {
  const said = (text: string) => written(text, 'words', 'ru');
  expect(said('Всего 15 кв. м жилья.')).toBe('Всего пятнадцать квадратных метров жилья.');
  expect(said('Это 21 кв. км.')).toBe('Это двадцать один квадратный километр.');
  expect(said('Вырыли 100 куб. м земли.')).toBe('Вырыли сто кубических метров земли.');
  expect(said('Здесь 2,5 кв. м.')).toBe('Здесь две целых пять десятых квадратного метра.');
});

test('a score is no number, and numbers with points between are none either', () => {
  const digits = (text: string) => written(text, 'digits', 'ru');
  expect(digits('Счёт три два.')).toBe('Счёт 3:2.');
  expect(digits('Выиграли со счётом пять ноль.')).toBe('Выиграли со счётом 5:0.');
  expect(digits('При счёте двенадцать десять.')).toBe('При счёте 12:10.');
  expect(digits('Пункт два точка три.')).toBe('Пункт 2.3.');
  expect(digits('Версия один точка четыре точка двенадцать.')).toBe('Версия 1.4.12.');
  expect(digits('Это точка три.')).toBe('Это точка три.');
});

test('a half after a scale is half of it', () => {
  expect(written('Миллион с половиной рублей.', 'digits', 'ru')).toBe('1,5 млн ₽.');
  expect(written('Два миллиона с половиной человек.', 'digits', 'ru')).toBe('2,5 млн человек.');
  expect(written('Три с половиной тысячи рублей.', 'digits', 'ru')).toBe('3500 ₽.');
  expect(written('A million and a half.', 'digits', 'en')).toBe('1.5 million.');
  expect(written('Two billion and a half dollars.', 'digits', 'en')).toBe('$2.5 billion.');
  expect(written('Two thousand and a half.', 'digits', 'en')).toBe('2500.');
});

test('a number between two bounds, and one below zero, are read as they are said', () => {
  const said = (text: string) => written(text, 'words', 'ru');
  expect(said('С 9 до 18.')).toBe('С девяти до восемнадцати.');
  expect(said('Рост с 5 % до 10 %.')).toBe('Рост с пяти процентов до десяти процентов.');
  expect(said('Температура -5°.')).toBe('Температура минус пять градусов.');
  expect(said('−12° ночью.')).toBe('Минус двенадцать градусов ночью.');
  expect(written('It was -5°.', 'words', 'en')).toBe('It was minus five degrees.');
});

test('after an abbreviation no sentence begins, and nouns that are abbreviated are said in their case', () => {
  const said = (text: string) => written(text, 'words', 'ru');
  expect(said('Пришли 20 человек, в т. ч. 5 женщин.')).toBe('Пришли двадцать человек, в том числе пять женщин.');
  expect(said('Он живёт на ул. Ленина, д. 5.')).toBe('Он живёт на улице Ленина, дом пять.');
  expect(said('Смотри на стр. 12.')).toBe('Смотри на странице двенадцать.');
  expect(said('Из ст. 15 следует.')).toBe('Из статьи пятнадцать следует.');
  expect(written('Room No. 5 is free.', 'words', 'en')).toBe('Room number five is free.');
});

test('units of a connection are written with their sign', () => {
  const digits = (text: string) => written(text, 'digits', 'ru');
  expect(digits('Скорость сто мегабит в секунду.')).toBe('Скорость 100 Мбит/с.');
  expect(digits('До двух гигабит в секунду.')).toBe('До 2 Гбит/с.');
  expect(digits('Сорок килобит.')).toBe('40 Кбит.');
  expect(written('Скорость 100 Мбит/с.', 'words', 'ru')).toBe('Скорость сто мегабит в секунду.');
});

test('the stop of a half of the day is that of the sentence too', () => {
  const digits = (text: string) => written(text, 'digits', 'en');
  expect(digits('Come at five thirty p m.')).toBe('Come at 5:30 p.m.');
  expect(digits('We close at ten pm.')).toBe('We close at 10 p.m.');
  expect(digits('At six am we left.')).toBe('At 6 a.m. we left.');
  expect(digits('At seven fifteen a m we left.')).toBe('At 7:15 a.m. we left.');
});

test('a small number of a thing in a row is written in digits, and a first time is not', () => {
  const digits = (text: string) => written(text, 'digits', 'ru');
  expect(digits('Мы на третьем этаже.')).toBe('Мы на 3-м этаже.');
  expect(digits('Второй подъезд, пятый класс.')).toBe('2-й подъезд, 5-й класс.');
  expect(digits('Первый раз, второе место.')).toBe('Первый раз, второе место.');
  expect(written('Row five, seat two, season three.', 'digits', 'en')).toBe('Row 5, seat 2, season 3.');
});

test('a time of day is read however it is said', () => {
  const digits = (text: string) => written(text, 'digits', 'ru');
  expect(digits('Поезд уходит без двадцати семь.')).toBe('Поезд уходит в 6:40.');
  expect(digits('Сейчас без двадцати пяти семь.')).toBe('Сейчас 6:35.');
  expect(digits('Было десять минут первого.')).toBe('Было 12:10.');
  expect(digits('Гол на десятой минуте, десять минут первого тайма.')).toBe(
    'Гол на 10-й минуте, 10 минут первого тайма.',
  );
  expect(digits('С девяти утра до шести вечера.')).toBe('С 9 утра до 6 вечера.');
  const english = (text: string) => written(text, 'digits', 'en');
  expect(english('It was ten to three.')).toBe('It was 2:50.');
  expect(english('Five minutes to nine.')).toBe('8:55.');
  expect(english('At three in the afternoon.')).toBe('At 3 in the afternoon.');
});

test('halves, sides, and centuries of hundreds', () => {
  expect(written('One and a half hours.', 'digits', 'en')).toBe('1.5 hours.');
  expect(written('Three by four meters.', 'digits', 'en')).toBe('3 by 4 m.');
  expect(written('Три на четыре метра.', 'digits', 'ru')).toBe('3 на 4 м.');
  expect(written('Один на один.', 'digits', 'ru')).toBe('Один на один.');
  expect(written('Двенадцать и три десятых.', 'digits', 'ru')).toBe('12,3.');
  expect(written('In the nineteen hundreds.', 'digits', 'en')).toBe('In the 1900s.');
});

test('what is abbreviated after a number is said in full, and a small letter stays one', () => {
  const said = (text: string) => written(text, 'words', 'ru');
  expect(said('Было 12 чел.')).toBe('Было двенадцать человек.');
  expect(said('Ждать 2 мин. или 1 ч.')).toBe('Ждать две минуты или один час.');
  expect(said('Осталась 1 шт. и 5 экз.')).toBe('Осталась одна штука и пять экземпляров.');
  expect(said('ул. Мира, д. 8')).toBe('улица Мира, дом восемь');
  expect(said('Тел. 8 800 555-35-35.')).toMatch(/^Телефон восемь восемьсот/u);
  expect(said('+25°')).toBe('Плюс двадцать пять градусов');
});
