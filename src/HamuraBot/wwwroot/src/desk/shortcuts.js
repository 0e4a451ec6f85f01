// What carries data-key="j" or data-key="g r" is clicked, or focused if it is a field, by that key or keys; "?" lists them.
const OFF = 'hamurabot.shortcuts.off';
const dialog = document.querySelector('[data-shortcuts]');
const list = dialog.querySelector('dl');
const fixed = list.innerHTML;
const enabled = dialog.querySelector('[data-shortcuts-on]');
enabled.checked = localStorage.getItem(OFF) === null;
enabled.addEventListener('change', () => (enabled.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1')));

const isField = element => element.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
// A page of the desk is led to also where its link is folded away, as on a narrow screen.
const isThere = element => (element.getClientRects().length > 0 || element.matches('nav a')) && !element.disabled;
const nameOf = element => element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;

function show() {
  list.innerHTML = fixed;
  for (const element of [...document.querySelectorAll('[data-key]')].filter(isThere)) {
    const key = document.createElement('kbd');
    const term = document.createElement('dt');
    const name = document.createElement('dd');
    key.textContent = element.dataset.key;
    name.textContent = nameOf(element).trim();
    term.append(key);
    list.append(term, name);
  }
  dialog.showModal();
}

let before = '';

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || dialog.open || isField(event.target)) return;
  if (event.key === '?') {
    event.preventDefault();
    show();
    return;
  }
  if (!enabled.checked) return;
  const keys = `${before}${event.key}`;
  before = event.key === 'g' && before === '' ? 'g ' : '';
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].find(isThere);
  if (!target) return;
  event.preventDefault();
  if (isField(target)) target.focus();
  else target.click();
});
