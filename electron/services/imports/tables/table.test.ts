import { expect, it } from 'vitest';
import { tableIn } from '../read-transcript.ts';

it.each([
  ['start,end,speaker,text\n1.5,2,Анна,да\n', { start: 0, end: 1, speaker: 2, text: 3 }, true, false],
  [
    'Начало;Длительность;Участник;Реплика\n00:00:01;00:00:02;Анна;да\n',
    { start: 0, duration: 1, speaker: 2, text: 3 },
    true,
    false,
  ],
  [
    '10.5,2.5,Anna,well then let us begin\n14,3.1,Anna,with the first one of them\n20,1,Boris,yes please\n',
    { start: 0, duration: 1, speaker: 2, text: 3 },
    false,
    false,
  ],
  [
    'From;Mark;Who is it;Says\n0:01;x;Anna;well then let us begin\n0:04;x;Boris;with the first one\nlater;x;Anna;so it is\n',
    { start: 0, speaker: 2, text: 3 },
    true,
    false,
  ],
  ['00:01,00:02,one more line\n00:03,00:05,and another line\n', { start: 0, end: 1, text: 2 }, false, false],
  ['Start (ms),Text\n0,a\n900,b\n', { start: 0, text: 1 }, true, true],
  ['when,what\n0:01,first of all\n0:04,and then\n', { start: 0, text: 1 }, true, false],
])('the columns of %j are understood', (text, columns, hasHeadings, isMs) => {
  expect(tableIn('t.csv', Buffer.from(text))).toMatchObject({ columns, hasHeadings, isMs });
});

it('a file that is no table has no columns', () => {
  expect(tableIn('a.srt', Buffer.from('1\n00:00:01,000 --> 00:00:02,500\nx\n'))).toBeNull();
});
