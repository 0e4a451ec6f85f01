// Web Chat's chat adapter over Direct Line 3.0. It outlives what a single connection does not: a restarted server, a blocked WebSocket,
// an expired token, a night's sleep. Web Chat sees one unbroken conversation; `onState` tells the page what is really going on.
import { ConversationGone, DirectLine, Rejected } from './directline.js';
import { handoffOf } from './officer.js';
import { OPEN_WITHIN, Socket } from './socket.js';

const CONNECTING = 1;
const ONLINE = 2;

const POLL_EVERY = 2_000; // ms
const SOCKET_AGAIN_AFTER = 300_000; // ms of polling before a WebSocket is tried again
const RESEND_FOR = 55_000; // ms; stays below Web Chat's sendTimeout, so that its own "retry" never doubles a message
const LONGEST_PAUSE = 4_000; // ms between two attempts to reconnect

export class Connection {
  #directLine;
  #options;
  #activities = [];
  #ids = new Set();
  #watermark = '';
  #activityObservers = new Set();
  #statusObservers = new Set();
  #status = CONNECTING;
  #isOnline = false;
  #hasBegun;
  #ended = new AbortController();
  #interrupt = () => {};
  #sending = Promise.resolve();
  #socketFailures = 0;
  #socketWorked = false;
  #hasOfficer = false;

  /**
   * @param session `{ userId }` for a new conversation, `{ userId, conversationId, token }` to resume one.
   * @param options those of DirectLine, and `{ locale, onState, onRefused, onGone }`; states are connecting, online, reconnecting, offline,
   * cannotConnect, tooManyRequests.
   */
  constructor(session, options) {
    this.#directLine = new DirectLine(session, options);
    this.#options = options;
    this.#hasBegun = Boolean(session.conversationId);
    this.activity$ = observable(this.#activityObservers, () => this.#activities);
    this.connectionStatus$ = observable(this.#statusObservers, () => [this.#status]);
    const { signal } = this.#ended;
    addEventListener('online', () => this.#interrupt('online'), { signal });
    addEventListener('offline', () => this.#interrupt('offline'), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.#interrupt('awake'), { signal });
  }

  /** Web Chat reads the user's id from here. */
  get token() {
    return this.#directLine.session.token;
  }

  postActivity(activity) {
    if (activity.type === 'typing') return this.#postTyping(activity);
    return {
      subscribe: observer => {
        const sent = this.#sending.then(() => this.#post(activity));
        this.#sending = sent.catch(() => {});
        sent.then(
          id => {
            observer.next?.(id);
            observer.complete?.();
          },
          error => observer.error?.(error)
        );
        return { unsubscribe() {} };
      }
    };
  }

  /** Only a person cares, and only at this moment: lost is lost. */
  #postTyping(activity) {
    if (this.#hasOfficer && this.#isOnline) this.#directLine.post(activity).catch(() => {});
    return {
      subscribe: observer => {
        observer.complete?.();
        return { unsubscribe() {} };
      }
    };
  }

  end() {
    this.#ended.abort();
    this.#interrupt('ended');
  }

  async start() {
    this.#options.onState('connecting');
    for (let attempt = 0; !this.#hasEnded; attempt++) {
      let told;
      try {
        const streamUrl = await (this.#hasBegun ? this.#directLine.resume(this.#watermark) : this.#directLine.start(this.#options.locale));
        if (this.#hasEnded) return;
        attempt = 0;
        this.#goOnline();
        await this.#receive(streamUrl);
      } catch (error) {
        if (this.#hasEnded) return;
        if (error instanceof ConversationGone && this.#hasBegun) {
          this.end();
          this.#options.onGone();
          return;
        }
        told = error.retryAfter;
      }
      if (this.#hasEnded) return;
      this.#isOnline = false;
      this.#options.onState(this.#stateWhenLost(attempt));
      // Spread out, so that a restarted server does not meet everybody at once.
      await this.#pause(told ?? Math.min(LONGEST_PAUSE, 300 * 2 ** attempt) * (0.5 + Math.random()));
    }
  }

  get #hasEnded() {
    return this.#ended.signal.aborted;
  }

  #stateWhenLost(attempt) {
    if (!navigator.onLine) return 'offline';
    if (this.#status === ONLINE) return 'reconnecting';
    return attempt < 3 ? 'connecting' : 'cannotConnect';
  }

  #goOnline() {
    this.#hasBegun = this.#isOnline = true;
    this.#options.onState('online');
    if (this.#status === ONLINE) return;
    this.#status = ONLINE;
    for (const observer of this.#statusObservers) observer.next?.(ONLINE);
  }

  /** Until the socket is lost or a poll fails. */
  async #receive(streamUrl) {
    if (!this.#isSocketBlocked) {
      const began = performance.now();
      const socket = new Socket(streamUrl, set => this.#take(set));
      this.#interrupt = why => (['ended', 'offline', 'gone'].includes(why) || socket.isSilent) && socket.close();
      const opened = await socket.lost;
      this.#socketWorked ||= opened;
      this.#socketFailures = opened && performance.now() - began > OPEN_WITHIN ? 0 : this.#socketFailures + 1;
    }
    if (this.#isSocketBlocked && navigator.onLine) await this.#poll();
  }

  /** The first socket gets one chance; once one has worked, a single failure may have been the server's restart. */
  get #isSocketBlocked() {
    return this.#socketFailures > (this.#socketWorked ? 1 : 0);
  }

  async #poll() {
    const until = performance.now() + SOCKET_AGAIN_AFTER;
    while (!this.#hasEnded && performance.now() < until) {
      this.#take(await this.#directLine.activities(this.#watermark));
      await this.#pause(POLL_EVERY);
    }
    this.#socketFailures = 0;
  }

  #take(set) {
    this.#watermark = set.watermark || this.#watermark;
    for (const activity of set.activities) {
      if (activity.id && this.#ids.has(activity.id)) continue;
      // Without an id it is of this moment, and nothing to be told again.
      if (activity.id) {
        this.#ids.add(activity.id);
        this.#activities.push(activity);
      }
      this.#hasOfficer = (handoffOf(activity)?.status ?? (this.#hasOfficer && 'with-officer')) === 'with-officer';
      for (const observer of this.#activityObservers) observer.next?.(activity);
    }
  }

  // The server knows a message by its clientActivityID: sending it again is harmless until it is answered.
  async #post(activity) {
    const deadline = performance.now() + RESEND_FOR;
    for (let attempt = 0; ; attempt++) {
      try {
        if (!this.#isOnline) throw new Error('Not connected.');
        const id = await this.#directLine.post(activity);
        this.#interrupt('sent');
        if (this.#isOnline) this.#options.onState('online');
        return id;
      } catch (error) {
        if (error instanceof ConversationGone) this.#interrupt('gone');
        if (error instanceof Rejected) this.#options.onRefused(error.message);
        if (error.retryAfter && this.#isOnline) this.#options.onState('tooManyRequests');
        const wait = error.retryAfter ?? Math.min(3_000, 500 * 2 ** attempt);
        const final = error instanceof Rejected || error instanceof ConversationGone || this.#hasEnded;
        if (final || performance.now() + wait > deadline) throw error;
        await new Promise(go => setTimeout(go, wait));
      }
    }
  }

  #pause(milliseconds) {
    return new Promise(go => {
      const timer = setTimeout(go, milliseconds);
      this.#interrupt = why => {
        if (why === 'offline') return;
        clearTimeout(timer);
        go();
      };
    });
  }
}

/** Whoever subscribes late gets all that came before: Web Chat subscribes more than once, and after the first messages. */
function observable(observers, past) {
  return {
    subscribe(observerOrNext) {
      const observer = typeof observerOrNext === 'function' ? { next: observerOrNext } : observerOrNext;
      for (const value of past()) observer.next?.(value);
      observers.add(observer);
      return { unsubscribe: () => observers.delete(observer) };
    }
  };
}
