import { stemOf } from './stem-of.ts';

const isEnglish = /^[a-z]+$/;
const minRootLength = 4;
/** Words that end as comparatives do and are none: forest is nothing of for. */
const otherWords = new Set(
  (
    'aft ang answ arr bann bett blist bord broth bust butt cent charact cid clust conqu consid cont ' +
    'cor corn count cov dang deliv dig dinn discov eag earn east eith fath fing flow for gend ' +
    'ging harv hon hung inter inv jest lad lett lev ling lit low manif mann mast matt ' +
    'memb met minist mist mod monst moth mur must neith nev numb off orch ord oth over pap ' +
    'plast pow pri prop prot quart rath regist rememb rend requ riv show sist spid strang sugg summ ' +
    'temp temper tend thund tig tow und wat wheth wint'
  ).split(' '),
);

/**
 * Stems of a regular English word that Porter's rules keep apart: funny, funnier and funniest; green, greener and
 * greenest; tiff and tiffed; pistol and pistolled; and virus’s, which looks like a word of its own.
 */
export function englishVariants(form: string, stem: string): readonly string[] {
  if (!isEnglish.test(form) || form.length < 3) return [];
  return [...comparatives(form), ...doubled(stem), ...pluralsInS(form), ...longVerbs(form)].map(stemOf);
}

function comparatives(form: string): readonly string[] {
  const y = /^(.{2,}?)(?:y|ys|ies|ied|ier|iest)$/.exec(form)?.[1];
  if (y !== undefined) return [`${y}y`, `${y}ier`, `${y}iest`];
  const compared = /^(.{2,})(?:er|est)$/.exec(form)?.[1];
  if (compared !== undefined && !otherWords.has(compared)) {
    if (compared.length < minRootLength - 1) return [];
    return [compared, `${compared}e`, `${compared}er`, `${compared}est`, ...single(compared)];
  }
  const root = form.replace(/(?:e|es|ed|ing|s)$/, '');
  if (
    root.length < (form.endsWith('e') ? minRootLength - 1 : minRootLength) ||
    otherWords.has(root) ||
    !/[aeiouy]/.test(root)
  )
    return [];
  return [`${root}est`, `${root}er`];
}

/** Big of bigg. */
function single(root: string): readonly string[] {
  return /([bdgmnt])\1$/.test(root) ? [root.slice(0, -1), `${root.slice(0, -1)}er`] : [];
}

/** Porter makes one consonant of two before -ed and -ing, also where the word has two: tiff, tiffed. */
function doubled(stem: string): readonly string[] {
  if (/([bdfgmnprt])\1$/.test(stem)) return [stem.slice(0, -1)];
  return /[aeiou][bdfgmnprt]$/.test(stem) && stem.length <= 6 ? [stem + stem.slice(-1)] : [];
}

/** Virus and viruses, atlas and atlases. */
function pluralsInS(form: string): readonly string[] {
  if (/.{3}[aiou]s$/.test(form)) return [`${form}es`];
  return /.{3}[aiou]ses$/.test(form) ? [form.slice(0, -2)] : [];
}

/** Porter takes more off some endings than off others: sacrifice and sacrificing. */
function longVerbs(form: string): readonly string[] {
  const root = /^(.{5,})(?:e|es|ed|ing)$/.exec(form)?.[1];
  return root === undefined ? [] : [`${root}e`, `${root}ed`, `${root}ing`];
}
