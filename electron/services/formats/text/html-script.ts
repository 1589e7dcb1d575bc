/** Of the page for readers: plays from what is clicked, follows the sound, filters by words. No text of recordings is in it. */
export const htmlScript = `
(() => {
  const player = document.getElementById('player');
  const tools = document.getElementById('tools');
  const open = document.getElementById('open');
  const spans = [...document.querySelectorAll('main [data-t]')];
  tools.hidden = false;
  player.addEventListener('error', () => { open.hidden = false; });
  player.addEventListener('loadedmetadata', () => { open.hidden = true; });
  open.querySelector('input').addEventListener('change', (event) => {
    const [file] = event.target.files;
    if (file) player.src = URL.createObjectURL(file);
  });
  document.addEventListener('click', (event) => {
    const at = event.target.closest('[data-t]');
    if (!at || player.readyState === 0) return;
    player.currentTime = Number(at.dataset.t) / 1000;
    player.play();
  });
  let now = null;
  player.addEventListener('timeupdate', () => {
    const ms = player.currentTime * 1000;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(spans[middle].dataset.t) <= ms) low = middle + 1;
      else high = middle;
    }
    const next = spans[low - 1] ?? null;
    if (next === now) return;
    now?.classList.remove('now');
    next?.classList.add('now');
    now = next;
  });
  const query = document.getElementById('query');
  const count = document.getElementById('count');
  const plain = (text) => text.toLowerCase().replaceAll('ё', 'е');
  query.addEventListener('input', () => {
    const wanted = plain(query.value.trim());
    let found = 0;
    for (const paragraph of document.querySelectorAll('main p')) {
      const isFound = wanted === '' || plain(paragraph.textContent).includes(wanted);
      paragraph.classList.toggle('off', !isFound);
      if (isFound) found += 1;
    }
    count.textContent = wanted === '' ? '' : count.dataset.found + ': ' + found;
  });
})();
`;
