const hesitations = new Set(
  `э ээ эээ эм эмм эээм ээм мм ммм мммм м-м м-м-м хм хмм гм гмм угу ага-м а-а э-э э-э-э
   uh uhh uhm um umm ummm er err erm hm hmm hmmm mm mmm mhm mm-hmm uh-huh ah-huh`.split(/\s+/),
);

/** Sounds of thinking that a recogniser may write or leave out; words such as “ну” and “well” are words. */
export function isHesitation(text: string): boolean {
  const letters = text.toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return letters !== '' && hesitations.has(letters);
}
