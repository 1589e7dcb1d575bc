import { expect, test } from 'vitest';
import { readTranscript } from './read-transcript.ts';

type Row = readonly [number, number | null, string | null, string];
const read = (name: string, text: string | Uint8Array) =>
  readTranscript(name, typeof text === 'string' ? Buffer.from(text) : text);
const rowsOf = (name: string, text: string | Uint8Array): readonly Row[] =>
  read(name, text).segments.map(({ startMs, endMs, speaker, text: said }) => [startMs, endMs, speaker, said]);
const json = (value: unknown) => JSON.stringify(value);

const two: readonly Row[] = [
  [1000, 2500, 'Anna', 'Good morning.'],
  [3000, 4000, 'Boris', 'How are you?'],
];
const unnamed: readonly Row[] = two.map(([startMs, endMs, , text]) => [startMs, endMs, null, text]);

const files: readonly (readonly [string, string, string, readonly Row[]])[] = [
  [
    'Zoom',
    'a.vtt',
    'WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.500\r\nAnna: Good morning.\r\n\r\n2\r\n00:00:03.000 --> 00:00:04.000\r\nBoris: How are you?\r\n',
    two,
  ],
  [
    'Teams',
    'a.vtt',
    'WEBVTT\n\nab/1-0\n00:00:01.000 --> 00:00:02.500\n<v Anna>Good morning.</v>\n\nab/2-0\n00:00:03.000 --> 00:00:04.000\n<v Boris>How are you?</v>\n',
    two,
  ],
  [
    'two voices in a cue',
    'a.vtt',
    'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Anna>-Well?\n<v Boris>-Well!\n',
    [
      [1000, 2000, 'Anna', 'Well?'],
      [2000, 3000, 'Boris', 'Well!'],
    ],
  ],
  [
    'SubRip without numbers, with points and a mark',
    'a.srt',
    '\uFEFF0:00:01.0 --> 0:00:02.5\n{\\an8}<font color="red">Good</font> <i>morning</i>.\n\n00:00:03,000 --> 00:00:04,000 X1:1 X2:2 Y1:3 Y2:4\nHow are you?',
    unnamed,
  ],
  [
    'SubRip without an empty line between',
    'a.srt',
    '1\n00:00:01,000 --> 00:00:02,500\nGood morning.\n2\n00:00:03,000 --> 00:00:04,000\nHow are you?',
    [
      [1000, 2500, null, 'Good morning.'],
      [3000, 4000, null, 'How are you?'],
    ],
  ],
  ['SBV', 'a.sbv', '0:00:01.000,0:00:02.500\nGood morning.\n\n0:00:03.000,0:00:04.000\nHow are you?\n', unnamed],
  [
    'ASS',
    'a.ass',
    '[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.50,Default,Anna,0,0,0,,{\\b1}Good morning.\nDialogue: 0,0:00:03.00,0:00:04.00,Default,Boris,0,0,0,,How are you?',
    two,
  ],
  [
    'TTML with frames',
    'a.ttml',
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25"><body><div begin="1s"><p begin="0s" end="00:00:01:12">Good<br/>morning.</p></div></body></tt>',
    [[1000, 2480, null, 'Good\nmorning.']],
  ],
  [
    'OpenAI',
    'a.json',
    json({
      language: 'english',
      segments: [
        { start: 1, end: 2.5, text: ' Good morning.' },
        { start: 3, end: 4, text: ' How are you?' },
      ],
    }),
    unnamed,
  ],
  [
    'OpenAI with speakers',
    'a.json',
    json({
      segments: [
        { start: 1, end: 2.5, text: 'Good morning.', speaker: 'Anna' },
        { start: 3, end: 4, text: 'How are you?', speaker: 'Boris' },
      ],
    }),
    two,
  ],
  [
    'whisper.cpp',
    'a.json',
    json({
      result: { language: 'en' },
      transcription: [
        { offsets: { from: 1000, to: 2500 }, text: ' Good morning.' },
        { timestamps: { from: '00:00:03,000', to: '00:00:04,000' }, text: ' How are you?' },
      ],
    }),
    unnamed,
  ],
  [
    'WhisperX',
    'a.json',
    json({
      segments: [
        {
          start: 1,
          end: 2.5,
          text: 'Good morning.',
          speaker: 'Anna',
          words: [{ word: 'Good', start: 1, end: 1.4 }, { word: 'morning.' }],
        },
        { start: 3, end: 4, text: 'How are you?', speaker: 'Boris', words: [] },
      ],
    }),
    two,
  ],
  [
    'Amazon',
    'a.json',
    json({
      results: {
        items: [
          {
            type: 'pronunciation',
            start_time: '1.0',
            end_time: '1.4',
            speaker_label: 'spk_0',
            alternatives: [{ content: 'Good', confidence: '0.9' }],
          },
          {
            type: 'pronunciation',
            start_time: '1.5',
            end_time: '2.5',
            speaker_label: 'spk_0',
            alternatives: [{ content: 'morning', confidence: '0.9' }],
          },
          { type: 'punctuation', alternatives: [{ content: '.' }] },
        ],
      },
    }),
    [[1000, 2500, 'spk_0', 'Good morning.']],
  ],
  [
    'Azure',
    'a.json',
    json({
      recognizedPhrases: [
        { offsetInTicks: 10_000_000, durationInTicks: 15_000_000, speaker: 1, nBest: [{ display: 'Good morning.' }] },
      ],
    }),
    [[1000, 2500, '1', 'Good morning.']],
  ],
  [
    'Azure, fast',
    'a.json',
    json({
      phrases: [{ offsetMilliseconds: 1000, durationMilliseconds: 1500, text: 'Good morning.', locale: 'en-US' }],
    }),
    [[1000, 2500, null, 'Good morning.']],
  ],
  [
    'Google',
    'a.json',
    json({
      results: [
        {
          alternatives: [
            {
              transcript: 'Good morning.',
              words: [
                { startTime: '1s', endTime: '1.4s', word: 'Good' },
                { startTime: '1.5s', endTime: '2.500s', word: 'morning.' },
              ],
            },
          ],
        },
      ],
    }),
    [[1000, 2500, null, 'Good morning.']],
  ],
  [
    'Deepgram',
    'a.json',
    json({
      results: {
        channels: [
          {
            alternatives: [
              {
                words: [
                  { word: 'good', punctuated_word: 'Good', start: 1, end: 1.4, speaker: 0 },
                  { word: 'morning', punctuated_word: 'morning.', start: 1.5, end: 2.5, speaker: 0 },
                ],
              },
            ],
          },
        ],
      },
    }),
    [[1000, 2500, 'Speaker 0', 'Good morning.']],
  ],
  [
    'AssemblyAI',
    'a.json',
    json({
      language_code: 'en',
      utterances: [{ start: 1000, end: 2500, speaker: 'A', text: 'Good morning.', words: [] }],
    }),
    [[1000, 2500, 'A', 'Good morning.']],
  ],
  [
    'YouTube json3',
    'a.json',
    json({
      events: [
        { tStartMs: 1000, dDurationMs: 1500, segs: [{ utf8: 'Good ' }, { utf8: 'morning.' }] },
        { tStartMs: 2000, segs: [{ utf8: '\n' }] },
      ],
    }),
    [[1000, 2500, null, 'Good morning.']],
  ],
  [
    'Podcasting',
    'a.json',
    json({ version: '1.0.0', segments: [{ speaker: 'Anna', startTime: 1, endTime: 2.5, body: 'Good morning.' }] }),
    two.slice(0, 1),
  ],
  [
    'Otter',
    'a.txt',
    'Anna  0:01\nGood morning.\n\nBoris  0:03\nHow are you?\n\nTranscribed by https://otter.ai\n',
    [
      [1000, 1845, 'Anna', 'Good morning.'],
      [3000, 3780, 'Boris', 'How are you?'],
    ],
  ],
  [
    'MAXQDA',
    'a.txt',
    '#00:00:01-0# Anna: Good morning.\n\n#00:00:03-0# Boris: How are you?\n',
    [
      [1000, 1845, 'Anna', 'Good morning.'],
      [3000, 3780, 'Boris', 'How are you?'],
    ],
  ],
  [
    'f4',
    'a.txt',
    'Anna: Good morning. #00:00:02-5#\nBoris: How are you? #00:00:04-0#\n',
    [
      [0, 2500, 'Anna', 'Good morning.'],
      [2500, 4000, 'Boris', 'How are you?'],
    ],
  ],
  [
    'brackets',
    'a.txt',
    '[00:00:01] Anna: Good morning.\n[00:00:03] Boris: How are you?\n',
    [
      [1000, 1845, 'Anna', 'Good morning.'],
      [3000, 3780, 'Boris', 'How are you?'],
    ],
  ],
  [
    'oTranscribe',
    'a.otr',
    json({
      text: '<p><span class="timestamp" data-timestamp="1">0:01</span> Anna: Good &amp; morning.</p><p><span class="timestamp" data-timestamp="3">0:03</span> Anna: Yes.</p>',
      media: 'x',
    }),
    [
      [1000, 1975, 'Anna', 'Good & morning.'],
      [3000, 3260, 'Anna', 'Yes.'],
    ],
  ],
  [
    'RTF in Cyrillic',
    'a.rtf',
    "{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0 Arial;}}[00:00:01] \\u1040?\\u1085?\\u1085?\\u1072?: \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2!\\par [00:00:03] \\u1040?\\u1085?\\u1085?\\u1072?: \\'c4\\'e0.\\par}",
    [
      [1000, 1455, 'Анна', 'Привет!'],
      [3000, 3195, 'Анна', 'Да.'],
    ],
  ],
  [
    'NVivo',
    'a.tsv',
    'Timespan\tSpeaker\tContent\n0:00:01.0 - 0:00:02.5\tAnna\tGood morning.\n0:00:03.0 - 0:00:04.0\tBoris\tHow are you?\n',
    two,
  ],
  ['Whisper TSV', 'a.tsv', 'start\tend\ttext\n1000\t2500\tGood morning.\n3000\t4000\tHow are you?\n', unnamed],
  [
    'CSV with semicolons in Russian',
    'a.csv',
    'Начало;Конец;Участник;Текст\n0:01;0:02,5;Anna;Good morning.\n0:03;0:04;Boris;How are you?\n',
    two,
  ],
  [
    'CSV without headings',
    'a.csv',
    '00:00:01.000,00:00:02.500,Anna,Good morning.\n00:00:03.000,00:00:04.000,Boris,How are you?\n',
    two,
  ],
  ['RTTM', 'a.rttm', 'SPEAKER x 1 1.0 1.5 <NA> <NA> Anna <NA> <NA>\n', [[1000, 2500, 'Anna', '…']]],
  [
    'Audacity',
    'a.txt',
    '1.000000\t2.500000\tAnna: Good morning.\n\\\t100\t200\n3.000000\t4.000000\tBoris: How are you?\n',
    two,
  ],
  [
    'TextGrid, short',
    'a.TextGrid',
    'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n5\n<exists>\n1\n"IntervalTier"\n"Anna"\n0\n5\n2\n0\n1\n""\n1\n2.5\n"Good ""morning""."\n',
    [[1000, 2500, 'Anna', 'Good "morning".']],
  ],
];

test.each(files)('%s is read', (_, name, text, rows) => {
  expect(rowsOf(name, text)).toEqual(rows);
});

test('tokens of Whisper become words, with their probabilities', () => {
  const tokens = [
    [' Good', 1000, 1400, 0.9],
    [' mor', 1500, 2000, 0.8],
    ['ning', 2000, 2400, 0.4],
    ['.', 2400, 2500, 0.9],
  ] as const;
  const rows = tokens.map(([text, from, to, p]) => ({ text, p, offsets: { from, to } }));
  const { segments, wordTimes } = read(
    'a.json',
    json({
      transcription: [
        {
          offsets: { from: 1000, to: 2500 },
          text: ' Good morning.',
          tokens: [{ text: '[_BEG_]', offsets: { from: 0, to: 0 } }, ...rows],
        },
      ],
    }),
  );
  expect(wordTimes).toBe('given');
  expect(
    segments[0]?.words.map(({ text, startMs, endMs, probability }) => [text, startMs, endMs, probability]),
  ).toEqual([
    ['Good', 1000, 1400, 0.9],
    ['morning.', 1500, 2500, 0.4],
  ]);
});
