import type { FlowBlock } from '#shared/files/export-page.ts';
import { xmlText } from '../xml-text.ts';
import { zipFile } from '../zip-file.ts';
import { docxBody } from './docx-body.ts';

interface DocxParts {
  readonly blocks: readonly FlowBlock[];
  /** Whisper code. */
  readonly language: string | null;
  readonly hasLineNumbers: boolean;
  readonly isInterview: boolean;
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Spelling is checked by region. */
const regions: Readonly<Record<string, string>> = {
  ru: 'ru-RU',
  en: 'en-US',
  uk: 'uk-UA',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-PT',
  pl: 'pl-PL',
};

export function docxFile(parts: DocxParts): Uint8Array {
  return zipFile({
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${type}.footer+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/footer" Target="footer1.xml"/></Relationships>`,
    'word/document.xml': `${declaration}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${docxBody(parts.blocks)}${section(parts)}</w:body></w:document>`,
    'word/footer1.xml': `${declaration}<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`,
    'word/styles.xml': `${declaration}${styles(parts)}`,
  });
}

/** A4 with 2.5 cm around. */
function section({ hasLineNumbers }: DocxParts): string {
  const numbers = hasLineNumbers ? '<w:lnNumType w:countBy="1" w:distance="283" w:restart="continuous"/>' : '';
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>${numbers}</w:sectPr>`;
}

function styles({ language, isInterview }: DocxParts): string {
  const code = xmlText(regions[language ?? ''] ?? language ?? 'en-US');
  const font = isInterview ? 'Arial' : 'Calibri';
  const spacing = isInterview ? 'w:after="0" w:line="360"' : 'w:after="120" w:line="276"';
  const named = (id: string, name: string, properties: string) =>
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${properties}</w:style>`;
  const character = (id: string, name: string, properties: string) =>
    `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${properties}</w:rPr></w:style>`;
  return `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/><w:sz w:val="22"/><w:lang w:val="${code}" w:eastAsia="${code}" w:bidi="${code}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing ${spacing} w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:suppressLineNumbers/><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>${named('Turn', 'Turn', '')}${named('Note', 'Note', '<w:pPr><w:ind w:left="567"/></w:pPr><w:rPr><w:i/><w:color w:val="595959"/></w:rPr>')}${character('Speaker', 'Speaker', '<w:b/>')}${character('Time', 'Time', '<w:color w:val="595959"/><w:sz w:val="18"/>')}</w:styles>`;
}
