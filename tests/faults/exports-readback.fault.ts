/**
 * Every export, of ordinary and of hostile text, read back by programs that no one here wrote. What is not installed is
 * named and left out: `apt-get install --no-install-recommends pandoc libreoffice-writer-nogui libreoffice-calc-nogui
 * python3-openpyxl python3-docx qpdf poppler-utils libxml2-utils python3-xmlschema praat sctk mkvtoolnix`. `--schemas DIR` is a folder with
 * `elan/EAFv3.0.xsd`, `refi-qda/Project.xsd` and `ebu-tt-d/ebutt_d.xsd`, which are others' and not part of the project.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';
import { traitsOf, type ExportFormat } from '#shared/export.ts';
import { documentWith, hostileTexts, renderAtOnce, segmentOf } from '#services/formats/export.fixture.ts';
import { renderContent, type ExportOptions } from '#services/formats/render-export.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import { payloads } from '../e2e/web/xss-payloads.ts';
import { runFault, type Fault } from './fault.ts';

const { values } = parseArgs({ options: { schemas: { type: 'string' } }, allowPositionals: true, strict: false });
const schemas = typeof values.schemas === 'string' ? values.schemas : null;

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '=cmd|"/c calc"!A1',
  '＝1',
  '_x0041_',
  ']]>',
  '"',
  '|',
  ';; x',
];
const hostile = [...payloads, ...hostileTexts, ...formulas];
const speech = [
  ['Доброе утро, коллеги, и спасибо, что пришли.', 'Анна'],
  ['Good morning & (2 < 3) welcome to the “third” interview.', 'Борис'],
  ['Мы заплатили 25 000 рублей — не больше и не меньше.', 'Анна'],
  ['It was not until the next day that we found out.', 'Борис'],
  ['Ёлка, 日本語 и emoji 👩‍👩‍👧.', null],
] as const;
const documents = {
  plain: documentWith(
    speech.map(([text, speaker], nth) => ({
      ...segmentOf(1000 + nth * 6000, 6500 + nth * 6000, text, speaker),
      speakerId: speaker?.length ?? null,
    })),
    'ru',
  ),
  hostile: documentWith(
    hostile.map((text, nth) => segmentOf(nth * 9000, nth * 9000 + 8000, text, nth % 3 === 0 ? text : null)),
    'en',
  ),
};
type Name = keyof typeof documents;

type Maker = (format: ExportFormat, options?: Partial<ExportOptions>) => string;

function makerOf(fault: Fault, name: Name): Maker {
  return (format, options = {}) => {
    const kind = [name, format, options.variant ?? '', options.withWordTimes === true ? 'words' : ''].filter(
      (part) => part !== '',
    );
    const file = path.join(fault.dir, `${kind.join('-')}.${traitsOf(format).extension}`);
    // It takes its time, and was written before.
    if (format !== 'pdf')
      writeFileSync(file, renderAtOnce(documents[name], { format, withSpeakers: true, ...options }));
    return file;
  };
}

async function writePdfs(fault: Fault, name: Name): Promise<void> {
  for (const variant of ['paragraphs', 'table', 'legal'] as const) {
    const content = await renderContent(documents[name], { format: 'pdf', withSpeakers: true, variant });
    writeFileSync(path.join(fault.dir, `${name}-pdf-${variant}.pdf`), content);
  }
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function ask(missing: Set<string>, command: string, args: readonly string[], input?: string): Ran | null {
  const done = spawnSync(command, args, { encoding: 'utf8', input, maxBuffer: 1 << 28, timeout: 120_000 });
  if (done.error !== undefined && 'code' in done.error && done.error.code === 'ENOENT') {
    missing.add(command);
    return null;
  }
  const lacksModule = /ModuleNotFoundError: No module named '(\w+)'/.exec(done.stderr);
  if (lacksModule !== null) {
    missing.add(`python3-${lacksModule[1] ?? ''}`);
    return null;
  }
  return { code: done.status ?? 1, out: done.stdout, err: done.stderr };
}

/** Letters and digits only: readers wrap lines, turn quotes and drop doubled spaces. */
const letters = (text: string) => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]+/gu, '');
const saidIn = (name: Name) =>
  documents[name].segments.map(({ text }) => letters(oneLine(text))).filter((text) => text !== '');

function check(fault: Fault, what: string, ran: Ran | null, isRight: (ran: Ran) => string | null): void {
  if (ran === null) return;
  fault.injected(what);
  const wrong = ran.code === 0 ? isRight(ran) : `ended with ${ran.code}: ${ran.err.slice(0, 300)}`;
  if (wrong !== null) fault.failed(`${what}: ${wrong}`);
}

/** The text of all segments in order. */
function holds(name: Name, text: string): string | null {
  const whole = letters(text);
  let from = 0;
  for (const said of saidIn(name)) {
    const found = whole.indexOf(said, from);
    if (found < 0) return `“${said.slice(0, 60)}” is missing`;
    from = found;
  }
  return null;
}

function office(fault: Fault, name: Name, at: Maker, missing: Set<string>): void {
  for (const variant of ['paragraphs', 'table', 'lines'] as const) {
    const file = at('docx', { variant });
    check(
      fault,
      `pandoc reads ${name} DOCX ${variant}`,
      ask(missing, 'pandoc', [file, '-t', 'plain', '--wrap=none']),
      ({ out }) => holds(name, out),
    );
    const script = `import docx,sys
d=docx.Document(sys.argv[1])
print('\\n'.join(p.text for p in d.paragraphs)); print('\\n'.join(c.text for t in d.tables for r in t.rows for c in r.cells))
assert not d.core_properties.author`;
    check(
      fault,
      `python-docx reads ${name} DOCX ${variant}`,
      ask(missing, '/usr/bin/python3', ['-c', script, file]),
      ({ out }) => holds(name, out),
    );
    check(
      fault,
      `LibreOffice reads ${name} DOCX ${variant}`,
      libreOffice(fault, missing, file, 'txt:Text (encoded):UTF8', 'txt'),
      ({ out }) => holds(name, out),
    );
  }
  for (const variant of ['paragraphs', 'table', 'legal'] as const) {
    const file = at('pdf', { variant });
    check(fault, `qpdf accepts ${name} PDF ${variant}`, ask(missing, 'qpdf', ['--check', file]), () => null);
    check(
      fault,
      `pdffonts finds the letters of ${name} PDF ${variant} in it`,
      ask(missing, 'pdffonts', [file]),
      ({ out }) =>
        out
          .split('\n')
          .slice(2, -1)
          .every((line) => /\byes\s+yes\s+yes\b/.test(line))
          ? null
          : out,
    );
    // The numbers of lines stand between the words.
    const layout = variant === 'legal' ? ['-raw', '-x', '115', '-y', '70', '-W', '480', '-H', '740'] : ['-raw'];
    check(
      fault,
      `pdftotext reads ${name} PDF ${variant}`,
      ask(missing, 'pdftotext', [...layout, file, '-']),
      ({ out }) => holds(name, out.replaceAll(/\n\d+\n\f/g, ' ')),
    );
  }
  check(
    fault,
    `pandoc reads ${name} HTML`,
    ask(missing, 'pandoc', ['-f', 'html', '-t', 'plain', '--wrap=none', at('html')]),
    ({ out }) => holds(name, out),
  );
  check(
    fault,
    `pandoc reads ${name} Markdown`,
    ask(missing, 'pandoc', ['-f', 'gfm', '-t', 'plain', '--wrap=none', at('md')]),
    ({ out }) => holds(name, out),
  );
  const sheet = at('xlsx');
  const script = `import openpyxl,sys,json
w=openpyxl.load_workbook(sys.argv[1])
s=w.active
assert not any(c.data_type=='f' for r in s.iter_rows() for c in r)
print(json.dumps([[r[3].value,round(r[0].value.total_seconds()*1000) if hasattr(r[0].value,'total_seconds') else str(r[0].value)] for r in s.iter_rows(min_row=2)]))`;
  check(fault, `openpyxl reads ${name} XLSX`, ask(missing, '/usr/bin/python3', ['-c', script, sheet]), ({ out }) => {
    const rows = JSON.parse(out) as readonly (readonly [string | null, unknown])[];
    const texts = rows.map(([text]) => (text ?? '').replaceAll('_x005F_', '_'));
    const wanted = documents[name].segments.map(({ text }) => oneLine(text));
    return texts.every((text, nth) => letters(text) === letters(wanted[nth] ?? '')) ? null : 'the texts differ';
  });
  check(
    fault,
    `LibreOffice reads ${name} XLSX`,
    libreOffice(fault, missing, sheet, 'csv:Text - txt - csv (StarCalc):44,34,76', 'csv'),
    ({ out }) => holds(name, out),
  );
  const csvScript = `import csv,sys
for r in csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline='')): assert len(r)==5,r; print(r[3])`;
  check(fault, `Python reads ${name} CSV`, ask(missing, '/usr/bin/python3', ['-c', csvScript, at('csv')]), ({ out }) =>
    holds(name, out),
  );
}

function libreOffice(fault: Fault, missing: Set<string>, file: string, filter: string, ending: string): Ran | null {
  const out = path.join(fault.dir, 'office');
  mkdirSync(out, { recursive: true });
  const home = `-env:UserInstallation=file://${path.join(fault.dir, 'office-home')}`;
  const ran = ask(missing, 'soffice', [home, '--headless', '--convert-to', filter, '--outdir', out, file]);
  if (ran === null) return null;
  const made = path.join(out, `${path.basename(file, path.extname(file))}.${ending}`);
  return existsSync(made) ? { code: 0, out: readFileSync(made, 'utf8'), err: '' } : { ...ran, code: 1 };
}

function subtitles(fault: Fault, name: Name, at: Maker, missing: Set<string>): void {
  for (const [format, withWordTimes] of [
    ['srt', false],
    ['vtt', false],
    ['vtt', true],
    ['ass', false],
    ['ass', true],
  ] as const) {
    const file = at(format, { withWordTimes });
    const what = `${name} ${format.toUpperCase()}${withWordTimes ? ' with times of words' : ''}`;
    const made = `${file}.mkv`;
    check(fault, `mkvmerge takes ${what}`, ask(missing, 'mkvmerge', ['-q', '-o', made, file]), () => null);
    const ran = ask(missing, 'ffmpeg', ['-v', 'error', '-i', file, '-f', 'srt', '-']);
    check(fault, `ffmpeg reads ${what}`, ran, ({ out }) =>
      name === 'plain'
        ? holds(
            name,
            out
              .replaceAll(/^\d+$|-->|[\d:,]{12}|<\/?(?:[biuv]|font)\b[^>]*>/gm, ' ')
              .replaceAll(/^(?:Анна|Борис): /gm, ''),
          )
        : null,
    );
  }
  const picture = [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'color=black:s=640x360:d=3',
    '-vf',
    `ass=${at('ass')}`,
    '-frames:v',
    '30',
    '-f',
    'null',
    '-',
  ];
  check(fault, `libass draws ${name} ASS`, ask(missing, 'ffmpeg', picture), () => null);
}

function xmlSchemas(fault: Fault, name: Name, at: Maker, missing: Set<string>): void {
  for (const format of ['imsc', 'ebuttd', 'eaf', 'exb', 'fcpxml'] as const) {
    check(
      fault,
      `xmllint parses ${name} ${format}`,
      ask(missing, 'xmllint', ['--noout', '--nonet', at(format)]),
      () => null,
    );
  }
  if (schemas === null) {
    missing.add('schemas (--schemas DIR)');
    return;
  }
  const eafSchema = path.join(schemas, 'elan/EAFv3.0.xsd');
  check(
    fault,
    `EAF 3.0 allows ${name} EAF`,
    ask(missing, 'xmllint', ['--noout', '--nonet', '--schema', eafSchema, at('eaf')]),
    () => null,
  );
  const project = path.join(fault.dir, `${name}.qde`);
  writeFileSync(project, unzipSync(readFileSync(at('qdpx')))['project.qde'] ?? '');
  const refi = path.join(schemas, 'refi-qda/Project.xsd');
  check(
    fault,
    `REFI-QDA allows ${name} QDPX`,
    ask(missing, 'xmllint', ['--noout', '--nonet', '--schema', refi, project]),
    () => null,
  );
  const script = `import xmlschema,sys
e=list(xmlschema.XMLSchema(sys.argv[1]).iter_errors(sys.argv[2]))
print('\\n'.join(str(x.reason)+' '+str(x.path) for x in e)); sys.exit(len(e)>0)`;
  const ebu = path.join(schemas, 'ebu-tt-d/ebutt_d.xsd');
  check(
    fault,
    `EBU-TT-D allows ${name}`,
    ask(missing, '/usr/bin/python3', ['-c', script, ebu, at('ebuttd')]),
    () => null,
  );
}

function speechTools(fault: Fault, name: Name, at: Maker, missing: Set<string>): void {
  const script = path.join(fault.dir, 'read.praat');
  writeFileSync(
    script,
    `form Read
  sentence File x
endform
Read from file: file$
n = Get number of tiers
for t to n
  k = Get number of intervals: t
  for i to k
    label$ = Get label of interval: t, i
    if label$ <> ""
      appendInfoLine: label$
    endif
  endfor
endfor
`,
  );
  for (const withWordTimes of [false, true]) {
    check(
      fault,
      `Praat reads ${name} TextGrid`,
      ask(missing, 'praat_nogui', ['--run', script, at('textgrid', { withWordTimes })]),
      ({ out }) => {
        const found = letters(out.normalize('NFC'));
        const lost = saidIn(name).find((said) => !found.includes(said.normalize('NFC')));
        return lost === undefined || name === 'hostile' ? null : `“${lost}” is missing`;
      },
    );
  }
  const bin = '/usr/lib/sctk/bin';
  check(
    fault,
    `ctmValidator takes ${name} CTM`,
    ask(missing, `${bin}/ctmValidator.pl`, ['-l', 'russian', '-i', at('ctm')]),
    ({ out }) => (/error/i.test(out) ? out.slice(0, 200) : null),
  );
  check(
    fault,
    `rttmValidator takes ${name} RTTM`,
    ask(missing, `${bin}/rttmValidator.pl`, ['-i', at('rttm')]),
    ({ out }) => (/error/i.test(out) ? out.slice(0, 200) : null),
  );
  if (name === 'plain') {
    const scored = ask(missing, `${bin}/sclite`, [
      '-e',
      'utf-8',
      '-r',
      at('stm'),
      'stm',
      '-h',
      at('ctm'),
      'ctm',
      '-o',
      'sum',
      'stdout',
    ]);
    check(fault, `sclite scores ${name} CTM against ${name} STM`, scored, ({ out }) =>
      /100\.0\s+0\.0\s+0\.0\s+0\.0/.test(out) ? null : out.slice(0, 900),
    );
  }
}

await runFault(1, async (fault) => {
  const missing = new Set<string>();
  for (const name of Object.keys(documents) as Name[]) {
    await writePdfs(fault, name);
    const at = makerOf(fault, name);
    office(fault, name, at, missing);
    subtitles(fault, name, at, missing);
    xmlSchemas(fault, name, at, missing);
    speechTools(fault, name, at, missing);
  }
  console.log(
    missing.size === 0 ? 'Every reader was there.' : `Not installed, so not asked: ${[...missing].join(', ')}`,
  );
});
