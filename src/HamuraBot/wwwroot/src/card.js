// The one-page form: the right keyboard on a phone, and what browsers know by heart. Adaptive Cards have no words for either, so the card says them
// beside its inputs, and they are set once the inputs are drawn.
import { element } from './element.js';

const watched = new WeakSet();

function apply(place, inputs) {
  place.querySelectorAll('.ac-textInput').forEach((field, i) => {
    const { autocomplete, inputmode } = inputs[i]?.hints ?? {};
    if (autocomplete) field.autocomplete = autocomplete;
    if (inputmode) field.inputMode = inputmode;
  });
}

function watch(place, inputs) {
  if (!place || watched.has(place)) return;
  watched.add(place);
  new MutationObserver(() => apply(place, inputs)).observe(place, { childList: true, subtree: true });
  apply(place, inputs);
}

/** `drawn` is what Web Chat makes of the card `content`. */
export function withKeyboards(drawn, content) {
  const inputs = (content?.body ?? []).filter(({ type }) => type === 'Input.Text');
  return inputs.length > 0 ? { ...element('div', {}, drawn), ref: place => watch(place, inputs) } : drawn;
}
