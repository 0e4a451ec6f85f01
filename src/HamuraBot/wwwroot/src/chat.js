// The chat on our page: opens when it is first wanted, keeps one conversation for all tabs, says how the connection is.
import { Buttons } from './buttons.js';
import { Composer } from './composer.js';
import { guardComposition } from './composition.js';
import { Connection } from './connection.js';
import { handoffOf } from './officer.js';
import { Transcript } from './scroll.js';
import { lastRead, onOtherTab, session } from './storage.js';
import { prefetch, show } from './webchat.js';

export class Chat {
  #root;
  #settings;
  #connection;
  #session;
  #shown;
  #showing;
  #composer;
  #buttons;
  #transcript;
  #pending = [];
  #isConnected = false;
  #unread = [];
  #newest = '';

  /** Told how many messages of the bot are unread whenever that may have changed. */
  onUnread = () => {};

  /** Told when a seat was taken, given back or changed in this conversation. */
  onSeats = () => {};

  /** Whether the visitor can see this page; the widget's frame knows better. */
  isSeen = () => !document.hidden;

  constructor(root) {
    this.#root = root;
    this.#settings = JSON.parse(this.#part('settings').textContent);
    for (const button of root.querySelectorAll('button[data-chat-ask]')) button.onclick = () => this.ask(button.dataset.chatAsk);
    this.#composer = new Composer(root, this.#settings.words, this.#settings.draft);
    this.#composer.onSend = said => this.#send(said);
    this.#composer.onType = text => this.#typed(text);
    this.#transcript = new Transcript(this.#part('body'), this.#part('newer'), this.#settings.words);
    this.#buttons = new Buttons(this.#part('body'), this.#settings, {
      say: text => this.#send({ text, files: [] }),
      press: (...pressed) => this.#press(...pressed)
    });
    // Behind what is seen, and before it is wanted; whoever saves data waits for it after the first message.
    if (!navigator.connection?.saveData) (window.requestIdleCallback ?? setTimeout)(() => prefetch(this.#settings));
    this.#offerWaysOut();
    this.#offerNewConversation();
    guardComposition(root);
    onOtherTab(shared => {
      if (this.#session && shared.conversationId !== this.#session.conversationId) this.#start(shared);
    });
    document.addEventListener('visibilitychange', () => this.countUnread());
  }

  get hasConversation() {
    return session.get() !== null;
  }

  /** Receives without showing, to count what is unread; the large script is not needed for that. */
  listen() {
    if (!this.#connection) this.#start(session.get() ?? newSession());
  }

  open() {
    if (this.#isOpen) return;
    this.#part('start').hidden = true;
    document.documentElement.classList.add('is-talking');
    this.#part('body').hidden = false;
    this.#part('new').hidden = false;
    prefetch(this.#settings);
    this.listen();
    this.#show();
  }

  focus() {
    this.#composer.focus();
  }

  /** Sends what was sent before there was a script. */
  begin() {
    this.#composer.begin();
  }

  ask(question) {
    this.#send({ text: question, files: [] });
  }

  countUnread() {
    if (this.#isOpen && this.isSeen() && this.#newest > lastRead.get()) lastRead.set(this.#newest);
    const read = lastRead.get();
    this.#unread = this.#unread.filter(timestamp => timestamp > read);
    this.onUnread(this.#unread.length);
  }

  get #isOpen() {
    return !this.#part('body').hidden;
  }

  /** Shown at once, sent as soon as it can be. */
  #send(said) {
    this.#buttons.close();
    this.#pending.push(said);
    this.#showPending();
    this.open();
    this.#flush();
  }

  #flush() {
    if (!this.#isConnected) return;
    this.#showing.then(chat => {
      for (const { text, files } of this.#pending.splice(0)) chat.say(text, files);
      this.#showPending();
      this.#transcript.asked();
    });
  }

  #press(value, shown, text) {
    this.#buttons.close();
    this.#showing.then(chat => {
      chat.press(value, shown, text);
      this.#transcript.asked();
    });
  }

  #showPending() {
    this.#part('pending').replaceChildren(
      ...this.#pending.map(({ text, files }) => Object.assign(document.createElement('li'), { textContent: [text, ...files.map(file => file.name)].filter(Boolean).join(' ') }))
    );
  }

  #typed(text) {
    prefetch(this.#settings);
    if (this.#isConnected) this.#showing.then(chat => chat.typing(text));
  }

  #start(known) {
    this.#connection?.end();
    this.#session = known;
    this.#isConnected = false;
    this.#newest = '';
    this.#label({});
    this.#connection = new Connection(known, {
      domain: new URL('/v3/directline', location).href,
      locale: this.#settings.locale,
      latest: session.get,
      onSession: current => {
        this.#session = current;
        session.set(current);
        this.#show();
      },
      onState: state => this.#tell(state),
      onRefused: why => this.#tell('refused', why),
      onGone: () => {
        this.#tell('sessionEnded');
        this.#startAnew();
      }
    });
    this.#connection.activity$.subscribe({ next: activity => this.#arrived(activity) });
    this.#connection.start();
  }

  #startAnew() {
    session.clear();
    this.#start(newSession());
  }

  async #show() {
    const connection = this.#connection;
    if (!this.#isOpen || !connection.token || connection === this.#shown) return;
    this.#shown = connection;
    try {
      this.#showing = show(this.#part('body'), connection, this.#session, this.#settings, this.#buttons, () => this.#connected());
      await this.#showing;
    } catch {
      this.#shown = undefined;
      this.#tell('cannotConnect');
    }
  }

  #connected() {
    this.#isConnected = true;
    this.#flush();
  }

  #arrived(activity) {
    const { type, from, timestamp } = activity;
    const handoff = handoffOf(activity);
    if (handoff) this.#label(handoff);
    if (type !== 'message') return;
    if (activity.channelData?.hamura?.registration) this.onSeats();
    this.#buttons.arrived(activity);
    if (from.role === 'bot') this.#transcript.came({ id: activity.id, replyTo: activity.replyToId });
    else this.#transcript.heard(activity.id);
    if (from.role === 'bot') this.#unread.push(timestamp);
    if (timestamp > this.#newest) this.#newest = timestamp;
    this.countUnread();
  }

  /** Who answers. */
  #label({ id, status, position }) {
    const { automaticReply, waitingForOfficer, withOfficer } = this.#settings.words;
    const words = { waiting: waitingForOfficer.replace('{position}', position ?? ''), 'with-officer': withOfficer };
    this.#part('label').textContent = words[status] ?? automaticReply;
    this.#part('waiting').hidden = status !== 'waiting';
    this.#part('cancel').value = `handoff-cancel:${id}`;
  }

  /** Whoever waits goes on asking meanwhile: the buttons under the message that said so are gone by then. */
  #offerWaysOut() {
    this.#part('note').value = 'apply:handoff-note';
    for (const name of ['note', 'cancel']) this.#part(name).onclick = ({ target }) => this.#press(target.value, target.textContent);
  }

  #tell(state, words = this.#settings.words[state]) {
    const status = this.#part('status');
    status.dataset.state = state;
    status.textContent = state === 'online' ? '' : words;
  }

  #offerNewConversation() {
    const dialog = this.#part('confirm');
    this.#part('new').onclick = () => dialog.showModal();
    dialog.onclose = () => {
      if (dialog.returnValue !== 'new') return;
      dialog.returnValue = '';
      this.#composer.clear();
      this.#startAnew();
      this.focus();
    };
  }

  #part(name) {
    return this.#root.querySelector(`[data-chat-${name}]`);
  }
}

const newSession = () => ({
  userId: `dl_${Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')}`
});
