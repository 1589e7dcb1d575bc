import { oneLine } from '#services/text-files/one-line.ts';
import type { Segment } from '#shared/segment.ts';
import type { ExportWriter } from '../export-format.ts';
import { xmlText } from '../xml-text.ts';
import { speakerTiers } from './speaker-tiers.ts';

/** ELAN: a tier for each speaker, and below it one of words within the segments; times in whole milliseconds, rising. */
export const eaf: ExportWriter = {
  render({ name, language, segments }) {
    const slots: number[] = [];
    let ids = 0;
    const slot = (ms: number) => `ts${slots.push(Math.max(0, Math.round(ms)))}`;
    const annotation = (from: number, to: number, text: string) => {
      ids += 1;
      return `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${ids}" TIME_SLOT_REF1="${slot(from)}" TIME_SLOT_REF2="${slot(to)}"><ANNOTATION_VALUE>${xmlText(oneLine(text))}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`;
    };
    const tiers = speakerTiers(segments).map(({ tier, speaker, segments: own }) => {
      const lines = own.map(({ startMs, endMs, text }) => annotation(startMs, endMs, text));
      const words = own.flatMap(wordsWithin).map(({ startMs, endMs, text }) => annotation(startMs, endMs, text));
      const by = speaker === null ? '' : ` PARTICIPANT="${xmlText(oneLine(speaker))}"`;
      const lang = language === null ? '' : ` LANG_REF="${xmlText(language)}"`;
      return `<TIER TIER_ID="${xmlText(tier)}"${by} LINGUISTIC_TYPE_REF="segments"${lang}>${lines.join('\n')}</TIER>
<TIER TIER_ID="${xmlText(tier)} words" PARENT_REF="${xmlText(tier)}"${by} LINGUISTIC_TYPE_REF="words"${lang}>${words.join('\n')}</TIER>`;
    });
    const order = slots.map((ms, nth) => `<TIME_SLOT TIME_SLOT_ID="ts${nth + 1}" TIME_VALUE="${ms}"/>`);
    const media = encodeURIComponent(oneLine(name));
    return `<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="1970-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="./${media}" MIME_TYPE="audio/*" RELATIVE_MEDIA_URL="./${media}"/></HEADER>
<TIME_ORDER>${order.join('\n')}</TIME_ORDER>
${tiers.join('\n')}
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="segments" TIME_ALIGNABLE="true" GRAPHIC_REFERENCES="false"/>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="true" GRAPHIC_REFERENCES="false" CONSTRAINTS="Included_In"/>
${language === null ? '' : `<LANGUAGE LANG_ID="${xmlText(language)}" LANG_LABEL="${xmlText(language)}"/>\n`}<CONSTRAINT STEREOTYPE="Included_In" DESCRIPTION="Time alignable annotations within the parent annotation's time interval, gaps are allowed"/>
</ANNOTATION_DOCUMENT>
`;
  },
};

function wordsWithin({ words, startMs, endMs }: Segment) {
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  return words.map((word) => ({ text: word.text, startMs: clamp(word.startMs), endMs: clamp(word.endMs) }));
}
