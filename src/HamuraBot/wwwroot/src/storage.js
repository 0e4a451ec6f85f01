// What this browser remembers, for all its tabs. Where storage is forbidden the page works, and forgets.

const SESSION = 'hamurabot.session';
const READ = 'hamurabot.read';
const DRAFT = 'hamurabot.draft';

const KEEP_FOR = 31_536_000; // seconds

// A browser that blocks third-party cookies denies the widget's frame all storage but a cookie that only this site's page shares.
const cookies = {
  getItem: key => decodeURIComponent(document.cookie.match(new RegExp(`(?:^|; )${key}=([^;]*)`))?.[1] ?? '') || null,
  setItem: (key, value, keepFor = KEEP_FOR) =>
    (document.cookie = `${key}=${encodeURIComponent(value)}; Path=/chat; Max-Age=${keepFor}; Secure; SameSite=None; Partitioned`),
  removeItem: key => cookies.setItem(key, '', 0)
};

const storageOr = name => {
  try {
    return window[name];
  } catch {
    return cookies;
  }
};

const local = storageOr('localStorage');
const tab = storageOr('sessionStorage');

const read = (storage, key) => {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
};

const write = (storage, key, value) => {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: nothing depends on it.
  }
};

/** `{ userId, conversationId, token }` of the conversation that all tabs share. */
export const session = {
  get: () => read(local, SESSION),
  set: value => write(local, SESSION, value),
  clear: () => write(local, SESSION, null)
};

/** Timestamp of the newest message that was on the screen. */
export const lastRead = {
  get: () => read(local, READ) ?? '',
  set: value => write(local, READ, value)
};

/** What stands unsent in this tab's send box: it survives a reload and a change of language. */
export const draft = {
  get: () => read(tab, DRAFT) ?? '',
  set: value => write(tab, DRAFT, value)
};

export function onOtherTab(changed) {
  addEventListener('storage', event => {
    const current = session.get();
    if (event.key === SESSION && current) changed(current);
  });
}
