// What could not be sent yet: kept in the browser for its officer, sent in order and once when the line is back, and told. The server knows each
// by its key or by what it says, so that one whose answer was lost may be sent again.
const prefix = `hamurabot.kept.${document.getElementById('desk')?.dataset.officer}.`;

export const SENT = 'sent';
export const REFUSED = 'refused';
export const LATER = 'later';

/** Goes when the officer signs out, like all that is kept. */
export const keyOf = name => `${prefix}${name}`;
export const readKept = name => JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null');
export const writeKept = (name, value) => localStorage.setItem(keyOf(name), JSON.stringify(value));
export const dropKept = name => localStorage.removeItem(keyOf(name));

const lists = ['unsent', 'door.'];
const keptKeys = () => Object.keys(localStorage).filter(key => key.startsWith(prefix));
export const isAnythingUnsent = () => keptKeys().some(key => lists.some(list => key.startsWith(keyOf(list))));
export const dropAll = () => keptKeys().forEach(key => localStorage.removeItem(key));

/**
 * @param {string} name of the list: begins with one of the names above
 * @param {(one: object) => Promise<string>} deliver SENT, REFUSED or LATER; what it throws is LATER
 * @param {(outcome: { sent: number, refused: object[], left: number }) => void} tell after each round
 */
export function unsentList(name, deliver, tell) {
  let sending = false;
  const all = () => readKept(name) ?? [];
  const write = kept => (kept.length > 0 ? writeKept(name, kept) : dropKept(name));
  const remove = key => write(all().filter(one => one.key !== key));
  const waiting = () => all().filter(one => !one.refused);

  async function round() {
    let sent = 0;
    // Read anew each time: another window of the same officer may be sending, too.
    while (waiting().length > 0 && navigator.onLine) {
      const [one] = waiting();
      const outcome = await deliver(one).catch(() => LATER);
      if (outcome === LATER) break;
      if (outcome === SENT) {
        sent++;
        remove(one.key);
      } else write(all().map(other => (other.key === one.key ? { ...other, refused: true } : other)));
    }
    return { sent, refused: all().filter(one => one.refused), left: waiting().length };
  }

  async function send() {
    if (sending || waiting().length === 0) return;
    sending = true;
    try {
      tell(await round());
    } finally {
      sending = false;
    }
  }

  return {
    all,
    remove,
    send,
    add: one => write([...all(), { key: crypto.randomUUID(), ...one }])
  };
}
