// What this browser remembers, for all its tabs. Where storage is forbidden the page works, and forgets.

const SESSION = 'hamurabot.session';
const READ = 'hamurabot.read';
const DRAFT = 'hamurabot.draft';

const read = (storage, key) => {
  try {
    return JSON.parse(window[storage].getItem(key));
  } catch {
    return null;
  }
};

const write = (storage, key, value) => {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, JSON.stringify(value));
  } catch {
    // Private windows and strict cookie settings refuse; nothing depends on it.
  }
};

/** `{ userId, conversationId, token }` of the conversation that all tabs share. */
export const session = {
  get: () => read('localStorage', SESSION),
  set: value => write('localStorage', SESSION, value),
  clear: () => write('localStorage', SESSION, null)
};

/** Timestamp of the newest message that was on the screen. */
export const lastRead = {
  get: () => read('localStorage', READ) ?? '',
  set: value => write('localStorage', READ, value)
};

/** What stands unsent in this tab's send box: it survives a reload and a change of language. */
export const draft = {
  get: () => read('sessionStorage', DRAFT) ?? '',
  set: value => write('sessionStorage', DRAFT, value)
};

export function onOtherTab(changed) {
  addEventListener('storage', event => {
    const current = session.get();
    if (event.key === SESSION && current) changed(current);
  });
}
