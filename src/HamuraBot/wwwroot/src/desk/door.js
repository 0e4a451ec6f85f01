// The line at the door may be down: ticks and walk-ins are kept on this device, told as such, and sent once when it is back. What is sent twice
// is taken once: a tick says how it is to be, a walk-in has a key. Without scripts the forms go their usual way.
import { LATER, REFUSED, SENT, unsentList } from './unsent.js';

const door = document.querySelector('[data-door]');
// Milliseconds: between two tries, and for an answer.
const RETRY = 5000;
const PATIENCE = 8000;

function start() {
  const { door: api, variants } = door.dataset;
  const plain = new Map([...variants].flatMap((letter, i, all) => (i % 2 === 0 ? [[letter, all[i + 1]]] : [])));
  const search = door.querySelector('input[type=search]');
  const walkIn = door.querySelector('[data-walk-in]');
  const news = door.querySelector('[data-news]');
  const unsent = unsentList(`door.${api}`, deliver, told);
  const say = text => (news.textContent = text);

  // As the server folds: width, case, kana, blanks, and the letters that names are also written with.
  const folded = text =>
    [...text.normalize('NFKC').toLowerCase().replace(/\s/g, '')]
      .map(letter => (letter >= 'ァ' && letter <= 'ヶ' ? String.fromCharCode(letter.charCodeAt(0) - 0x60) : (plain.get(letter) ?? letter))).join('');

  function find() {
    const wanted = folded(search.value);
    for (const row of door.querySelectorAll('li[data-find]')) row.hidden = !row.dataset.find.includes(wanted);
  }

  function show() {
    const kept = unsent.all();
    for (const form of door.querySelectorAll('form[data-later]')) {
      const waits = kept.some(one => one.ticket === form.dataset.later);
      const mark = form.querySelector('.not-sent') ?? form.insertBefore(Object.assign(document.createElement('span'), { className: 'badge not-sent' }), form.lastElementChild);
      mark.hidden = !waits;
      mark.textContent = waits ? door.dataset.keptOne : '';
      form.querySelector('button').disabled = waits;
    }
    door.querySelector('[data-count]').textContent = kept.length > 0 ? door.dataset.count.replace('{count}', kept.length) : '';
    find();
  }

  async function deliver(one) {
    const answer = await fetch(one.path, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(one.body), signal: AbortSignal.timeout(PATIENCE)
    });
    // Signed out, too much at once, out of order: it stays, and is tried again.
    if (answer.status >= 500 || answer.status === 401 || answer.status === 429) return LATER;
    return answer.ok ? SENT : REFUSED;
  }

  function told({ refused, left }) {
    for (const one of refused) unsent.remove(one.key);
    if (left > 0) say(door.dataset.down);
    else say(refused.length > 0 ? door.dataset.refused.replace('{names}', refused.map(one => one.name).join('、')) : door.dataset.sent);
    if (left === 0) door.querySelector('#door')?.dispatchEvent(new Event('again'));
    show();
  }

  function keep(one) {
    unsent.add(one);
    show();
    unsent.send();
  }

  door.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.later) {
      event.preventDefault();
      const { later: ticket, name } = form.dataset;
      keep({ ticket, name, path: `${api}/registrations/${ticket}/check-in`, body: { attended: form.elements.attended.value === 'yes' } });
    } else if (form === walkIn) {
      event.preventDefault();
      const [name, company] = ['name', 'company'].map(field => form.elements[field].value.trim());
      keep({ name, path: `${api}/registrations`, body: { name, company: company || null, attended: true, language: document.documentElement.lang, key: crypto.randomUUID() } });
      form.reset();
      form.elements.name.focus();
    } else if (search.form === form && !door.dataset.found) {
      event.preventDefault();
      find();
    }
  });
  search.addEventListener('input', find);
  document.addEventListener('htmx:afterSettle', show);
  window.addEventListener('online', unsent.send);
  window.addEventListener('offline', () => say(door.dataset.down));
  setInterval(unsent.send, RETRY);
  // Before its day nobody is let in.
  if (walkIn) walkIn.hidden = false;
  show();
  unsent.send();
}

if (door) start();
