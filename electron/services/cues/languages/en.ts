import { wordSet, type BoundWords } from '../bound-words.ts';

const articles = `a an the`;
const prepositions = `about above across after against along amid among around as at before behind below beneath beside
  besides between beyond by despite down during except for from in inside into like near of off on onto out outside over
  past per plus since through throughout till to toward towards under underneath unlike until unto up upon via with
  within without`;
const negations = `not no never n't`;
const conjunctions = `and but or nor so yet because although though while whereas if unless whether that than when
  whenever where wherever who whom whose which what why how`;
const pronouns = `i you he she it we they this that these those my your his her its our their some any each every all
  both either neither another such`;
const auxiliaries = `am is are was were be been being have has had do does did will would shall should can could may
  might must i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll
  you'll he'll she'll it'll we'll they'll that's there's there who's what's let's isn't aren't wasn't weren't don't
  doesn't didn't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't i’m you’re he’s she’s it’s we’re
  they’re i’ve you’ve we’ve they’ve i’d you’d he’d she’d we’d they’d i’ll you’ll he’ll she’ll it’ll we’ll they’ll that’s
  there’s who’s what’s let’s isn’t aren’t wasn’t weren’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t
  haven’t hasn’t hadn’t`;
const adverbs = `very too quite rather more most less least only even just`;

export const en: BoundWords = {
  strongBefore: wordSet(articles, prepositions, negations),
  weakBefore: wordSet(conjunctions, pronouns, auxiliaries, adverbs),
  after: wordSet("n't 's"),
  compounds: [
    'as well as',
    'as soon as',
    'as long as',
    'as if',
    'as though',
    'so that',
    'such as',
    'even if',
    'even though',
    'in order to',
    'because of',
    'instead of',
    'out of',
    'due to',
    'according to',
    'in front of',
    'rather than',
    'more than',
    'less than',
    'at least',
    'at all',
    'of course',
    'for example',
    'each other',
    'one another',
    'no one',
    'a lot of',
    'kind of',
    'sort of',
    'used to',
    'have to',
    'has to',
    'had to',
    'going to',
    'want to',
    'able to',
  ],
  titles: wordSet('mr. mrs. ms. dr. prof. st. no. nos. fig. vol. sen. rep. gen. col. lt. sgt. capt. rev. hon. jr. vs.'),
  looseBefore: null,
};
