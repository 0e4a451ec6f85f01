// What is being written: kept on the server as a draft, warned of when it is in the other language, filled from saved replies, with files by drop and paste.
const SAVE_AFTER = 700;
const TYPING_EVERY = 3000;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const WORDS = /[A-Za-z]{2,}\s+[A-Za-z]{2,}/;

let typedAt = 0;
let saving = 0;

const token = form => form.elements.__RequestVerificationToken.value;
const post = (form, url, fields) => fetch(url, { method: 'POST', keepalive: true, body: new URLSearchParams({ __RequestVerificationToken: token(form), ...fields }) }).catch(() => {});

const isNote = form => form.elements.to.value === 'note';

function save(form) {
  clearTimeout(saving);
  saving = 0;
  post(form, form.dataset.draft, { text: form.elements.text.value });
}

function differs(form) {
  const text = form.elements.text.value;
  const isOther = !isNote(form) && (form.dataset.language === 'en' ? JAPANESE.test(text) : WORDS.test(text) && !JAPANESE.test(text));
  const told = form.querySelector('[data-differs]');
  const sentence = isOther ? told.dataset.differs : '';
  if (told.textContent !== sentence) told.textContent = sentence;
}

function openReplies(form) {
  const replies = form.querySelector('[data-replies]');
  if (!replies) return false;
  replies.open = true;
  replies.querySelector('[data-find]').focus();
  return true;
}

document.addEventListener('input', ({ target }) => {
  const form = target.closest('[data-composer]');
  // A note is no draft of an answer, and the visitor does not see that somebody writes it.
  if (!form || target.id !== 'text' || isNote(form)) return;
  if (target.value === '/' && openReplies(form)) {
    target.value = '';
    return;
  }
  differs(form);
  clearTimeout(saving);
  saving = setTimeout(() => save(form), SAVE_AFTER);
  if (Date.now() - typedAt < TYPING_EVERY) return;
  typedAt = Date.now();
  post(form, form.dataset.typing, {});
});

addEventListener('pagehide', () => {
  const form = document.querySelector('[data-composer]');
  if (form && saving) save(form);
});

// Before the field is put anew what has just been typed in it is kept; what is sent is no draft any more.
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const form = detail.target?.id === 'composer' && detail.target.querySelector('[data-composer]');
  if (form && saving && detail.requestConfig.verb === 'get') save(form);
});

document.addEventListener('submit', ({ target }) => {
  if (target.matches('[data-composer]')) clearTimeout(saving);
});

// The draft that came with the page may be in the other language, too.
document.addEventListener('htmx:load', ({ target }) => {
  const form = target.querySelector?.('[data-composer]');
  if (form) differs(form);
});

const found = replies => [...replies.querySelectorAll('[data-reply]')].filter(button => !button.parentElement.hidden);

document.addEventListener('input', ({ target }) => {
  if (!target.matches('[data-find]')) return;
  const words = target.value.normalize('NFKC').toLowerCase().trim();
  for (const button of target.closest('[data-replies]').querySelectorAll('[data-reply]'))
    button.parentElement.hidden = !`${button.textContent} ${button.dataset.text}`.normalize('NFKC').toLowerCase().includes(words);
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.isComposing || !event.target.matches('[data-find]')) return;
  event.preventDefault();
  found(event.target.closest('[data-replies]'))[0]?.click();
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-reply]');
  if (!button) return;
  const form = button.closest('[data-composer]');
  const text = form.elements.text;
  text.value = text.value.trim() === '' ? button.dataset.text : `${text.value.trimEnd()}\n${button.dataset.text}`;
  form.querySelector('[data-used-reply]').value = button.dataset.reply;
  button.closest('[data-replies]').open = false;
  text.focus();
  differs(form);
  save(form);
});

function add(form, files) {
  const all = new DataTransfer();
  for (const file of [...form.elements.file.files, ...files]) all.items.add(file);
  form.elements.file.files = all.files;
  name(form);
}

function name(form) {
  form.querySelector('[data-files]').textContent = [...form.elements.file.files].map(file => file.name).join(', ');
}

document.addEventListener('change', ({ target }) => {
  if (!target.matches('[data-composer] [name=to]')) return;
  clearTimeout(saving);
  saving = 0;
  differs(target.form);
  target.form.elements.text.focus();
});

document.addEventListener('change', ({ target }) => {
  if (target.matches('[data-composer] [type=file]')) name(target.form);
});

document.addEventListener('paste', event => {
  const form = event.target.closest?.('[data-composer]');
  if (!form || event.clipboardData.files.length === 0) return;
  event.preventDefault();
  add(form, event.clipboardData.files);
});

for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, event => {
    const form = document.querySelector('.thread-pane [data-composer]');
    if (!form || !event.target.closest?.('.thread-pane') || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    form.classList.toggle('dropping', kind === 'dragenter' || kind === 'dragover');
    if (kind === 'drop') add(form, event.dataTransfer.files);
  });
}
