/** What words beside a name say of it, in English. */
import { isAlsoMonth, isAlsoWord } from './senses.ts';
import type { Cue, NameContext } from './name-context.ts';

const motion =
  /^(?:go|goes|going|gone|went|fly|flying|flew|drive|drove|driving|driven|move|moved|moving|travel\p{L}*|trip|flight|train|bus|born|live|lives|lived|living|raised|arrive\p{L}*|return\p{L}*|sail\p{L}*|road|map|north|south|east|west|miles|kilometers|kilometres|based|headed|heading|leave|leaving|tour\p{L}*|border|war|stationed|works|worked|study|studied|visit\p{L}*|weather|embassy|university|hotel|office|streets?|capital|president|government|people|army|city|town|state)$/u;
const talk =
  /^(?:talk\p{L}*|spoke|speak\p{L}*|said|say|says|gave|give|given|wrote|write|writing|listen\p{L}*|sent|send|lied|married|engaged|introduced|belongs?|happened|sold|explain\p{L}*|according|letter|message|email|call|calls|text|heard|borrowed|gift|present|thanks|apolog\p{L}*|word|note)$/u;
const personNoun =
  /^(?:mr|mrs|ms|miss|dr|sir|madam|uncle|aunt|cousin|brother|sister|friend|son|daughter|wife|husband|boss|colleague|neighbor|neighbour|captain|officer|sergeant|judge|professor|president|coach|named|called|poor|young|little|dear|dearest|hi|hello|hey|thanks|by|ask|asked|tell|told|met|meet|call|calls|invite|invited|saw|marry|married|love|loved|loves|with|for|and|poet|actor|singer|grandma|grandpa|king|queen|prince|princess|is|am|help|helped|paid|pay|fired|hired|thank|blame|kissed|hit|remember|know|knows|knew|believe|trust|phoned|phone|visited|arrested|sued|attacked|questioned|interviewed|hugged|dated|followed|elected|promoted|brought|found|send|show|showed|teach|taught|watch|watched|behind|beside|without|than|like)$/u;
const weak =
  /^(?:for|and|is|am|call|by|know|knows|remember|loves?|loved|young|little|poor|visited|saw|president|king|queen|prince|princess|help|with)$/;
const does =
  /^(?:said|says|told|tells|asked|asks|called|calls|came|comes|thinks|thought|wrote|writes|bought|left|wants|wanted|knows|knew|replied|answered|laughed|smiled|nodded|agreed|refused|promised|arrived|signed|gave|took|got|went|goes|lives|lived|died|married|loves|likes|hates|works|worked|drove|ran|sat|stood|hung|whispered|shouted|screamed|lied|cried|forgot|remembered|explained|admitted|denied|borrowed|broke|stole|paid|owes|hit|helped|has|had|was|is|would|never|always|just|who|texted|emailed|phoned|will|can|could|should|met|saw|sent|made|put|turned|looked|felt|tried|started|stopped|decided|plays|played|sings|cooks|sleeps|and)$/;
const softDoes =
  /^(?:has|had|was|is|would|never|always|just|will|can|could|should|and|went|goes|left|made|put|turned|looked|felt|started|stopped|plays|played|took|got|gave|hit)$/;
const placeNoun =
  /^(?:city|state|river|street|airport|avenue|road|station|county|university|bay|beach|lake|island|square|valley|heights|bridge|park|village|region|province|coast|desert|basin|rainforest|tower|underground|hotel|border|government|capital|economy|dc|d|authorities|opera|football|fc)$/;
const determiner =
  /^(?:the|a|an|this|that|these|those|my|your|his|her|its|our|their|me|him|them|us|you|it|all|some|any|every|each|down|up|out|off|against|to|for|there|is|are|of|no)$/;

export function englishCues(context: NameContext): readonly Cue[] {
  const cues: Cue[] = [];
  const say: Say = (kind, weight, word) => void cues.push({ kind, weight, word });
  if (isAlsoMonth.has(context.form)) monthCues(context, say);
  if (isAlsoWord.has(context.form)) wordCues(context, say);
  const [b1 = ''] = context.before;
  if (context.gapBefore === '' || (context.gapBefore === '.' && /^(?:mr|mrs|ms|dr|st)$/.test(b1))) before(context, say);
  address(context, say);
  after(context, say);
  return cues;
}

function before(context: NameContext, say: Say): void {
  const [b1 = '', b2 = ''] = context.before;
  const some = (pattern: RegExp) => context.before.slice(0, 4).find((one) => pattern.test(one));
  const travels = some(motion);
  const talks = some(talk);
  if (within.test(b1)) {
    const heart = some(/^(?:believe\p{L}*|trust|confidence|faith|disappointed|interested|love)$/u);
    say(heart === undefined ? 'place' : 'person', heart === undefined ? 2.6 : 2.4, heart ?? b1);
  } else if (b1 === 'to' || b1 === 'from') {
    if (talks !== undefined) say('person', 2.6, talks);
    else if (travels === undefined) say('place', b1 === 'from' ? 1.5 : 0.6, b1);
    else say('place', 2.6, travels);
  } else if (b1 === 'at') say('place', 0.6, b1);
  else if (b1 === 'of' && some(partOfPlace) !== undefined) say('place', 3, b2);
  else if (b1 === 'the') say(context.form === 'amazon' ? 'place' : 'none', 1.6, b1);
  else if (b1 === 'for' && travels !== undefined) say('place', 2.2, travels);
  else if (/^(?:river|lake|city|town|mount|port|fort|island|greater|downtown)$/.test(b1)) say('place', 3, b1);
  else if (personNoun.test(b1)) say('person', weak.test(b1) ? 1.8 : 3, b1);
}

const within =
  /^(?:in|near|through|across|outside|inside|around|throughout|central|northern|southern|eastern|western|visiting|into|within|above|beyond)$/;
const partOfPlace =
  /^(?:city|state|town|capital|streets|people|university|republic|kingdom|president|map|king|government|bank|coast|mayor)$/;

function address({ before: [b1 = ''], after: [a1 = ''], gapBefore, gapAfter, isFirst }: NameContext, say: Say): void {
  if (gapBefore === ',' && greeting.test(b1)) say('person', 2.6, b1);
  if (gapAfter === ',' && isFirst && toSomeone.test(a1)) say('person', 2.6, a1);
}

const greeting = /^(?:hi|hello|hey|thanks|please|yes|no|well|listen|sorry|okay|ok|bye|goodbye|look|thank|you)$/;
const toSomeone =
  /^(?:you|can|could|please|are|what|where|when|why|how|did|do|don't|come|listen|look|wait|stop|i|have|get|is|would|will|call|help|tell)$/;

function after(context: NameContext, say: Say): void {
  const { form, written, gapBefore, gapAfter, isFirst } = context;
  const [b1 = ''] = context.before;
  const [a1 = '', a2 = ''] = context.after;
  if (/['’]s$/.test(written)) say(ofPlace.test(a1) ? 'place' : 'person', ofPlace.test(a1) ? 2.6 : 2.2, a1);
  if (gapAfter !== '') return;
  // What stands behind a preposition is the subject of nothing.
  const isObject =
    gapBefore === '' && /^(?:in|near|to|from|at|of|through|across|around|into|with|for|by|about)$/.test(b1);
  const isVerb = does.test(a1) && !isObject && !(isAlsoWord.has(form) && isFirst && determiner.test(a1));
  if (placeNoun.test(a1)) say('place', 3, a1);
  else if (isVerb) say('person', softDoes.test(a1) ? 1.5 : 2.6, a1);
  if (a1 === 'and' && /^(?:i|we|he|she|they|me|her|his)$/.test(a2)) say('person', 1.5, a2);
}

const ofPlace =
  /^(?:capital|government|king|president|economy|army|border|streets|population|mayor|weather|parliament|coast|harbour|harbor|largest|oldest|finest)$/;

type Say = (kind: Cue['kind'], weight: number, word: string) => void;

function monthCues({ before, after, gapBefore, isFirst }: NameContext, say: Say): void {
  const [b1 = ''] = before;
  const [a1 = ''] = after;
  if (
    gapBefore === '' &&
    /^(?:in|by|since|until|till|last|next|this|early|late|mid|of|during|before|after|every|from|between)$/.test(b1)
  ) {
    say('date', /^(?:by|from|before|after|of)$/.test(b1) ? 1.6 : 3, b1);
  }
  if (/^\d/.test(a1) || /^\d/.test(b1)) say('date', 4, a1);
  if (isFirst && /^(?:is|was|brings|came|comes|starts|showers)$/.test(a1)) say('date', 1.5, a1);
}

/** Ordinary words that begin a sentence: `Will you …`, `May I …`, `Mark the page`, `Hope you are well`. */
function wordCues({ form, isFirst, after, before, gapAfter, gapBefore }: NameContext, say: Say): void {
  const [a1 = ''] = after;
  const [b1 = ''] = before;
  if (!isFirst) {
    if (
      gapBefore === '' &&
      /^(?:the|a|an|his|her|their|our|your|my|some|no|any)$/.test(b1) &&
      form !== 'ford' &&
      form !== 'shell'
    )
      say('none', 1.5, b1);
    return;
  }
  if (gapAfter !== '') return;
  const isAsked = /^(?:will|may)$/.test(form);
  if (
    isAsked &&
    /^(?:i|you|he|she|it|we|they|there|this|that|the|a|an|anyone|anybody|someone|your|my|his|her|our|their|god|all|these|those|not)$/.test(
      a1,
    )
  )
    say('none', 5, a1);
  else if (!isAsked && determiner.test(a1) && !/^(?:is|are)$/.test(a1)) say('none', 4, a1);
  else if (/^(?:is|are)$/.test(a1) && /^(?:hope|faith|grace|joy|art|rose|turkey|china)$/.test(form))
    say('none', 1.5, a1);
}
