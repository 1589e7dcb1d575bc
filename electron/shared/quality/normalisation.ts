/** Steps that make two ways of writing the same thing equal before they are compared; each can be switched off. */
export const normalisationSteps = ['case', 'punctuation', 'yo', 'numbers', 'hesitations', 'abbreviations'] as const;
export type NormalisationStep = (typeof normalisationSteps)[number];

export type Normalisation = readonly NormalisationStep[];
