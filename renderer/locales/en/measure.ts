import { grouped, plural } from '../plural.ts';

export const measure = {
  open: 'Use for Quality…',
  title: (count: number) => `${plural('en', count, { one: 'passage', other: 'passages' })} for Quality`,
  reference: 'Is the text correct?',
  referenceText: 'The quality lab compares only with the parts of a text that a person has checked.',
  noReference: 'This text is not a reference yet.',
  allRight: 'The whole text is a reference.',
  spans: (count: number, length: string) =>
    `Reference in ${plural('en', count, { one: 'span', other: 'spans' })}, ${length}`,
  right: 'These passages are correct',
  wrong: 'Leave them out',
  whole: 'All of it is correct',
  classes: 'Which class do they belong to?',
  classesText:
    'A class learns from examples for and against it. When there are new ones, train it again under Quality.',
  noClasses: 'No classes yet.',
  isIt: (name: string) => `Yes, ${name}`,
  isNot: (name: string) => `Not ${name}`,
  taught: (name: string, isTrue: boolean, count: number) =>
    `${grouped('en', count)} ${count === 1 ? 'example' : 'examples'} ${isTrue ? 'for' : 'against'} “${name}”`,
};
