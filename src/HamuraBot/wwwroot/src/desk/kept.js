// What is written on the road: a begun form is kept in the browser for its officer, and one that cannot be sent is sent once when the line is back.
import { LATER, REFUSED, SENT, dropAll, dropKept, isAnythingUnsent, readKept, unsentList, writeKept } from './unsent.js';

const told = () => document.querySelector('[data-unsent]');
const LONGEST_WAIT = 20_000;
const TOKEN = '__RequestVerificationToken';

const unsent = unsentList('unsent', resend, tellOutcome);
const draftOf = form => `draft.${form.dataset.kept}`;
const fieldsOf = form => [...new FormData(form)].filter(([name, value]) => name !== TOKEN && typeof value === 'string');
const pathOf = url => new URL(url, location.href).pathname;

function tell(text, open) {
  const notice = told();
  notice.textContent = text;
  notice.hidden = text === '';
  if (!open) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button-quiet';
  button.textContent = notice.dataset.open;
  button.addEventListener('click', open);
  notice.append(' ', button);
}

function tellUnsent() {
  const kept = unsent.all();
  const refused = kept.find(one => one.refused);
  if (refused) tell(told().dataset.refused, () => reopen(refused));
  else tell(kept.length === 0 ? '' : told().dataset.waiting.replace('{count}', kept.length));
}

/** Back into its form, where it is a draft again. */
function reopen(one) {
  writeKept(`draft.${one.kept}`, one.fields);
  unsent.remove(one.key);
  location.assign(one.url);
}

const post = (url, fields, token) => fetch(url, { method: 'POST', body: new URLSearchParams([...fields, [TOKEN, token]]), signal: AbortSignal.timeout(LONGEST_WAIT) });

const isTaken = response => response.redirected && response.ok && pathOf(response.url) !== '/desk/sign-in' && new URL(response.url).searchParams.get('notice') !== 'formTooOld';

async function resend(one) {
  const page = new DOMParser().parseFromString(await (await fetch(one.url)).text(), 'text/html');
  const token = page.querySelector(`form[data-kept] [name=${TOKEN}]`)?.value;
  if (!token) return LATER;
  const response = await post(one.url, one.fields, token);
  return isTaken(response) ? SENT : response.status >= 400 && response.status < 500 ? REFUSED : LATER;
}

function tellOutcome({ sent }) {
  if (sent > 0 && unsent.all().length === 0) tell(told().dataset.sent.replace('{count}', sent));
  else tellUnsent();
}

function fill(form, fields) {
  for (const [name, value] of fields) {
    const field = form.elements[name];
    if (field) field.value = value;
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

function keep(form) {
  unsent.add({ kept: form.dataset.kept, url: form.action, key: form.elements.key.value, fields: fieldsOf(form) });
  dropKept(draftOf(form));
  form.reset();
  form.elements.key.value = crypto.randomUUID();
  tellUnsent();
  told().scrollIntoView({ block: 'center' });
}

/** A form that was not taken comes back with what is wrong about it. */
function showAgain(html) {
  const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
  document.querySelector('main').replaceChildren(...main.childNodes);
  window.htmx.process(document.querySelector('main'));
  document.querySelector('main').focus();
}

async function send(form) {
  const [button] = form.querySelectorAll('.button-main');
  button.disabled = true;
  try {
    const response = await post(form.action, fieldsOf(form), form.elements[TOKEN].value);
    if (isTaken(response)) {
      dropKept(draftOf(form));
      location.assign(response.url);
    } else if (response.redirected) location.assign(response.url);
    else if (response.status >= 500) keep(form);
    else showAgain(await response.text());
  } catch {
    keep(form);
  } finally {
    button.disabled = false;
  }
}

function showLine() {
  for (const notice of document.querySelectorAll('[data-offline]')) notice.hidden = navigator.onLine;
}

if (told()) {
  for (const form of document.querySelectorAll('form[data-kept][data-fresh]')) {
    const begun = readKept(draftOf(form));
    if (!begun) continue;
    fill(form, begun);
    form.querySelector('[data-restored]').hidden = false;
  }

  document.addEventListener('input', ({ target }) => {
    const form = target.form;
    if (form?.dataset.kept) writeKept(draftOf(form), fieldsOf(form));
  });

  document.addEventListener('click', ({ target }) => {
    const form = target.closest('[data-discard]')?.form;
    if (!form) return;
    dropKept(draftOf(form));
    location.reload();
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    // The list at the door keeps what it cannot send by itself.
    if (event.defaultPrevented) return;
    if (form.dataset.kept) {
      event.preventDefault();
      send(form);
    } else if (pathOf(form.action) === '/desk/sign-out') {
      if (isAnythingUnsent() && !confirm(told().dataset.leave)) event.preventDefault();
      else dropAll();
    } else if (form.method === 'post' && !navigator.onLine && !form.hasAttribute('hx-post')) {
      event.preventDefault();
      tell(told().dataset.offlineForm);
      told().scrollIntoView({ block: 'center' });
    }
  });

  addEventListener('online', () => {
    showLine();
    unsent.send();
  });
  addEventListener('offline', showLine);
  document.addEventListener('htmx:sseOpen', unsent.send);
  showLine();
  tellUnsent();
  unsent.send();
}
