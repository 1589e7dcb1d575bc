import { expect, test } from 'vitest';
import { displayWidth } from '#shared/text/display-width.ts';
import { cuesOf } from './cues.ts';
import { documentWith, segmentOf } from '#services/formats/export.fixture.ts';
import { toSrt } from '#services/formats/subtitles/srt.ts';

const letters = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
const bare = (text: string) => text.replaceAll(/\s/g, '');
const chinese =
  '客户昨天晚上收到一条短信，说他的账户已经被冻结，需要立即登录网站确认身份。他打开了链接，输入了密码，结果三万元在十分钟之内就被转走了。银行的工作人员告诉他，这样的案件每天都会发生，请不要相信陌生人的电话。';

const unspaced: readonly (readonly [string, string, number, string])[] = [
  ['Chinese', 'zh', 32, chinese],
  [
    'Japanese',
    'ja',
    32,
    '昨日の夜、お客様の口座が凍結されたというメッセージが届きました。「すぐにウェブサイトで本人確認をしてください」と書いてあったので、リンクを開いてパスワードを入力してしまいました。',
  ],
  [
    'Thai',
    'th',
    42,
    'เมื่อคืนนี้ลูกค้าได้รับข้อความว่าบัญชีของเขาถูกระงับและต้องเข้าสู่เว็บไซต์เพื่อยืนยันตัวตนทันทีเขาจึงเปิดลิงก์และใส่รหัสผ่านจากนั้นเงินก็หายไป',
  ],
  ['Lao', 'lo', 42, 'ເມື່ອຄືນນີ້ລູກຄ້າໄດ້ຮັບຂໍ້ຄວາມວ່າບັນຊີຂອງລາວຖືກລະງັບແລະຕ້ອງເຂົ້າສູ່ເວັບໄຊເພື່ອຢືນຢັນຕົວຕົນທັນທີລາວຈຶ່ງເປີດລິ້ງ'],
  ['Khmer', 'km', 42, 'កាលពីយប់មិញអតិថិជនបានទទួលសារថាគណនីរបស់គាត់ត្រូវបានបង្កកហើយត្រូវចូលទៅគេហទំព័រដើម្បីបញ្ជាក់អត្តសញ្ញាណភ្លាមៗ'],
  ['Burmese', 'my', 42, 'မနေ့ညကဖောက်သည်သည်သူ၏အကောင့်ကိုပိတ်ထားကြောင်းစာတိုရရှိခဲ့ပြီးချက်ချင်းဝက်ဘ်ဆိုက်သို့ဝင်ရန်လိုအပ်သည်ဟုဆိုသည်။'],
  ['Chinese in an English transcript', 'en', 42, chinese],
  [
    'mixed scripts',
    'zh',
    32,
    `他说 the account was blocked yesterday evening，然后打开了https://example.org/a/very/long/address/that/has/no/space 👩‍👩‍👧𠮷野家のcafe\u0301です。`.repeat(
      2,
    ),
  ],
  ['one emoji after another', 'en', 42, '👩‍👩‍👧'.repeat(60)],
  ['one letter with a mark after another', 'en', 42, 'e\u0301'.repeat(120)],
  ['Hebrew with points', 'he', 42, 'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ '.repeat(3).trim()],
];

test.each(unspaced)('%s fills lines of its width, no letter cut, no word lost', (_, language, limit, text) => {
  const whole = { ...segmentOf(0, 12_000, 'x'), text, isEdited: true };
  const cues = cuesOf([whole], language);
  expect(cues.length).toBeGreaterThan(1);
  expect(bare(cues.flatMap((cue) => cue.lines).join(''))).toBe(bare(text));
  expect(cues.flatMap((cue) => cue.lines).flatMap((line) => letters(bare(line)))).toEqual(letters(bare(text)));
  for (const { lines, startMs, endMs } of cues) {
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(limit);
    expect(endMs - startMs).toBeLessThanOrEqual(7000);
  }
});

test('a line without spaces is cut between words and never before a closing sign', () => {
  const lines = cuesOf([{ ...segmentOf(0, 30_000, 'x'), text: chinese }], 'zh').flatMap((cue) => cue.lines);
  const ends = new Set([...new Intl.Segmenter('und', { granularity: 'word' }).segment(chinese)].map((w) => w.index));
  let at = 0;
  for (const line of lines) {
    expect(ends).toContain(at);
    expect(line).not.toMatch(/^[，。、]/);
    at += line.length;
  }
});

test('recognised words keep their times where the script has no spaces', () => {
  const words = [
    '客户',
    '昨天',
    '晚上',
    '收到',
    '一条',
    '短信',
    '说',
    '账户',
    '已经',
    '被',
    '冻结',
    '需要',
    '登录',
    '网站',
  ];
  const timed = words.map((text, i) => ({ text, startMs: 500 + i * 900, endMs: 1300 + i * 900, probability: 0.9 }));
  const cues = cuesOf([{ ...segmentOf(0, 20_000, 'x'), text: words.join(''), words: timed }], 'zh');
  expect(cues.length).toBeGreaterThan(1);
  expect(cues[0]!.startMs).toBe(500);
  expect(cues.at(-1)!.endMs).toBe(13_000);
  for (const cue of cues.slice(1)) expect((cue.startMs - 500) % 900).toBe(0);
});

test.each([
  'Анна',
  'Deputy Chairman of the Committee for International Relations',
  'Заместитель председателя комитета по международным делам Государственной думы Российской Федерации',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '国际关系委员会副主席兼新闻发言人',
  'Speaker 12',
])('the name “%s” counts towards the line', (speaker) => {
  const text = 'Nous avons vu l’avocat hier, et il a dit que le contrat serait signé avant la fin du mois de mars.';
  const srt = toSrt(documentWith([segmentOf(0, 9000, text, speaker)], 'fr'));
  const cues = srt.split('\r\n\r\n').map((cue) => cue.trim().split('\r\n').slice(2));
  for (const line of cues.flat()) expect(displayWidth(line)).toBeLessThanOrEqual(42);
  for (const lines of cues) expect(bare(lines.join(''))).toContain(`${bare(speaker)}:`);
  const said = bare(cues.map((lines) => lines.join('')).join('')).replaceAll(`${bare(speaker)}:`, '');
  expect(said).toBe(bare(text));
});
