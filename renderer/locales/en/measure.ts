import { grouped, plural } from '../plural.ts';

export const measure = {
  open: 'Use for Quality…',
  title: (count: number) => `${plural('en', count, { one: 'passage', other: 'passages' })} for Quality`,
  reference: 'Is the text right?',
  referenceText: 'Runs of the quality lab are measured only by the parts of a text that a person has checked.',
  noReference: 'This text is no reference yet.',
  allRight: 'All of this text is a reference.',
  spans: (count: number, length: string) =>
    `Reference in ${plural('en', count, { one: 'span', other: 'spans' })}, ${length}`,
  right: 'These passages are right',
  wrong: 'Leave them out',
  whole: 'All of it is right',
  classes: 'Which class do they belong to?',
  classesText:
    'A class learns from examples for and against it. Let it learn again on the page Quality when there are new ones.',
  noClasses: 'No classes yet.',
  isIt: (name: string) => `Yes, ${name}`,
  isNot: (name: string) => `Not ${name}`,
  taught: (name: string, isTrue: boolean, count: number) =>
    `${grouped('en', count)} ${count === 1 ? 'example' : 'examples'} ${isTrue ? 'for' : 'against'} “${name}”`,
};
