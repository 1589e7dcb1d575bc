import type { KeyPlace } from './command-handlers.ts';

const controls =
  'button, a, summary, input, [role=slider], [role=combobox], [role=menuitem], [role=radio], [role=switch], [role=tab]';
/** Letters choose in these, or move a value. */
const choosers = 'input, [role=slider], [role=combobox], [role=menuitem], [role=radio], [role=tab]';

/** Where a key was pressed: in a field, on a control that has keys of its own, in a list, or on nothing in particular. */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[data-segment-editor]')) return 'editor';
  if (target.closest('input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]')) {
    return 'field';
  }
  // A row's own small buttons take no focus by Tab: after a click the keys belong to the page.
  const control = target.closest(controls);
  if (control && control.getAttribute('tabindex') !== '-1') return control.matches(choosers) ? 'control' : 'button';
  return target.closest('[role=grid]') ? 'list' : 'page';
}
