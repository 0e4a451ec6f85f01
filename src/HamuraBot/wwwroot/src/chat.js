// The chat on our page: loads Web Chat when it is first wanted, keeps one conversation, says how the connection is.
import { Connection } from './connection.js';
import { styleOptions } from './look.js';
import { draft, lastRead, onOtherTab, session } from './storage.js';
import { overrideStrings } from './strings.js';

export class Chat {
  #root;
  #settings;
  #connection;
  #session;
  #scripted;
  #store;
  #connected = false;
  #wantsFocus = false;
  #unread = [];
  #questions = [];
  #newest = '';

  /** Told how many messages of the bot are unread whenever that changes. */
  onUnread = () => {};

  constructor(root) {
    this.#root = root;
    this.#settings = JSON.parse(this.#part('settings').textContent);
    for (const button of root.querySelectorAll('[data-chat-ask]')) button.onclick = () => this.ask(button.textContent.trim());
    this.#part('begin').onclick = () => this.open({ focus: true });
    this.#confirmNewConversation();
    guardComposition(root);
    onOtherTab(shared => {
      if (this.#session && shared.conversationId !== this.#session.conversationId) this.#start(shared);
    });
    document.addEventListener('visibilitychange', () => this.#countUnread());
  }

  get isOpen() {
    return !this.#part('body').hidden;
  }

  get hasConversation() {
    return session.get() !== null;
  }

  /** Receives without showing, to count what is unread; the large script is not needed for that. */
  listen() {
    if (!this.#connection) this.#start(session.get() ?? { userId: newUserId() });
  }

  /** Takes the keyboard's focus only when the visitor asked for the chat, not on a reload. */
  open({ focus = false } = {}) {
    this.#wantsFocus ||= focus;
    if (this.isOpen) return;
    this.#part('start').hidden = true;
    this.#part('body').hidden = false;
    this.#part('new').hidden = false;
    this.#scripted ??= loadScript(this.#settings.webChat);
    this.listen();
    this.#render();
    this.#countUnread();
  }

  ask(question) {
    this.#questions.push(question);
    this.open({ focus: true });
    if (this.#connected) this.#askWaiting();
  }

  focus() {
    (this.#root.querySelector('[data-id="webchat-sendbox-input"]') ?? this.#part('begin')).focus();
  }

  #start(known) {
    this.#connection?.end();
    this.#session = known;
    this.#newest = '';
    const connection = (this.#connection = new Connection(known, {
      domain: new URL('/v3/directline', location).href,
      locale: this.#settings.locale,
      onSession: current => {
        this.#session = current;
        session.set(current);
        this.#render();
      },
      onState: state => this.#tell(state),
      onGone: () => {
        session.clear();
        this.#tell('sessionEnded');
        this.#start({ userId: newUserId() });
      }
    }));
    this.#store = undefined;
    this.#connected = false;
    connection.activity$.subscribe({ next: activity => this.#arrived(activity) });
    connection.start();
  }

  async #render() {
    const connection = this.#connection;
    if (!this.isOpen || !connection.token) return;
    try {
      await this.#scripted;
    } catch {
      this.#scripted = undefined;
      this.#tell('cannotConnect');
      return;
    }
    if (connection !== this.#connection || this.#store) return;
    const { WebChat } = window;
    const store = (this.#store = WebChat.createStore({}, () => next => action => this.#observe(store, next, action)));
    WebChat.renderWebChat(
      {
        key: this.#session.conversationId,
        directLine: connection,
        store,
        userID: this.#session.userId,
        locale: this.#settings.locale,
        nonce: this.#settings.nonce,
        overrideLocalizedStrings: overrideStrings(this.#settings.words),
        styleOptions: styleOptions()
      },
      this.#part('body')
    );
    const text = draft.get() || this.#settings.draft;
    if (text) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
  }

  #observe(store, next, action) {
    const result = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      this.#connected = true;
      this.#askWaiting();
      if (this.#wantsFocus) this.focus();
    }
    if (action.type === 'WEB_CHAT/SET_SEND_BOX') draft.set(action.payload.text || null);
    if (action.type === 'WEB_CHAT/SUBMIT_SEND_BOX') draft.set(null);
    return result;
  }

  #askWaiting() {
    for (const text of this.#questions.splice(0)) this.#store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } });
  }

  #arrived({ type, from, timestamp }) {
    if (type !== 'message') return;
    if (from.role === 'bot' && timestamp > lastRead.get()) this.#unread.push(timestamp);
    if (timestamp > this.#newest) this.#newest = timestamp;
    this.#countUnread();
  }

  #countUnread() {
    if (this.isOpen && this.isSeen() && this.#newest > lastRead.get()) lastRead.set(this.#newest);
    const read = lastRead.get();
    this.#unread = this.#unread.filter(timestamp => timestamp > read);
    this.onUnread(this.#unread.length);
  }

  /** Whether the visitor can see this page; the widget's frame knows better. */
  isSeen = () => !document.hidden;

  seen() {
    this.#countUnread();
  }

  #tell(state) {
    const status = this.#part('status');
    status.dataset.state = state;
    status.textContent = state === 'online' ? '' : this.#settings.words[state];
  }

  #confirmNewConversation() {
    const dialog = this.#part('confirm');
    this.#part('new').onclick = () => dialog.showModal();
    dialog.onclose = () => {
      if (dialog.returnValue !== 'new') return;
      dialog.returnValue = '';
      draft.set(null);
      session.clear();
      this.#start({ userId: newUserId() });
    };
  }

  #part(name) {
    return this.#root.querySelector(`[data-chat-${name}]`);
  }
}

const newUserId = () => `dl_${Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')}`;

const loadScript = source =>
  new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });

// Enter during an IME composition belongs to the input method: nothing below may take it for "send", nor for a new line.
function guardComposition(root) {
  for (const type of ['keydown', 'keypress']) {
    root.addEventListener(
      type,
      event => {
        if (event.key !== 'Enter' || !(event.isComposing || event.keyCode === 229)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      true
    );
  }
}
