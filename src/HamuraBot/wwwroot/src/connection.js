// Web Chat's chat adapter over Direct Line 3.0. It outlives what a single connection does not: a restarted server, a blocked WebSocket,
// an expired token, a night's sleep. Web Chat sees one unbroken conversation; `onState` tells the page what is really going on.

const CONNECTING = 1;
const ONLINE = 2;

const OPEN_WITHIN = 4_000; // ms; a proxy that swallows WebSockets may never answer
const BEAT_EVERY = 20_000; // ms; keeps idle proxies from closing the socket
const SILENT_FOR = 60_000; // ms; the server says something at least every 25 s
const POLL_EVERY = 2_000; // ms
const SOCKET_AGAIN_AFTER = 300_000; // ms of polling before a WebSocket is tried again
const REQUEST_WITHIN = 15_000; // ms
const RESEND_FOR = 55_000; // ms; stays below Web Chat's sendTimeout, so that its own "retry" never doubles a message
const LONGEST_PAUSE = 5_000; // ms between two attempts to reconnect

/** The server no longer knows this conversation, or no longer lets us in. */
export class ConversationGone extends Error {}

class Rejected extends Error {}

export class Connection {
  #session;
  #options;
  #activities = [];
  #ids = new Set();
  #watermark = '';
  #activityObservers = new Set();
  #statusObservers = new Set();
  #status = 0;
  #ended = new AbortController();
  #interrupt = () => {};
  #sending = Promise.resolve();
  #online = false;
  #resumed;
  #socketFailures = 0;
  #socketWorked = false;

  /**
   * @param session `{ userId }` for a new conversation, `{ userId, conversationId, token }` to resume one.
   * @param options `{ domain, locale, onSession, onState, onGone }`; states are connecting, online, reconnecting, offline.
   */
  constructor(session, options) {
    this.#session = { ...session };
    this.#resumed = Boolean(session.conversationId);
    this.#options = options;
    this.activity$ = observable(this.#activityObservers, () => this.#activities);
    this.connectionStatus$ = observable(this.#statusObservers, () => [this.#status]);
    const { signal } = this.#ended;
    addEventListener('online', () => this.#interrupt('online'), { signal });
    addEventListener('offline', () => this.#interrupt('offline'), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.#interrupt('awake'), { signal });
  }

  start() {
    this.#run();
  }

  /** Web Chat reads the user's id from here. */
  get token() {
    return this.#session.token;
  }

  postActivity(activity) {
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

  end() {
    this.#ended.abort();
    this.#interrupt('ended');
  }

  async #run() {
    this.#setState('connecting');
    for (let attempt = 0; !this.#ended.signal.aborted; attempt++) {
      try {
        const streamUrl = await this.#join();
        if (this.#ended.signal.aborted) return;
        attempt = 0;
        this.#setOnline();
        await this.#receive(streamUrl);
      } catch (error) {
        if (error instanceof ConversationGone && this.#resumed) {
          this.#ended.abort();
          this.#options.onGone();
          return;
        }
      }
      if (this.#ended.signal.aborted) return;
      this.#online = false;
      this.#setState(navigator.onLine ? (this.#status === ONLINE ? 'reconnecting' : 'connecting') : 'offline');
      // Spread out, so that a restarted server does not meet everybody at once.
      await this.#pause(Math.min(LONGEST_PAUSE, 300 * 2 ** attempt) * (0.5 + Math.random()));
    }
  }

  async #join() {
    const session = this.#session;
    if (!this.#resumed) {
      session.token = undefined;
      Object.assign(session, pick(await this.#json('POST', '/tokens/generate', { user: { id: session.userId } })));
      session.conversationId = undefined;
    } else {
      Object.assign(session, pick(await this.#json('POST', '/tokens/refresh')));
    }
    const joined = session.conversationId
      ? await this.#json('GET', `/conversations/${encodeURIComponent(session.conversationId)}?watermark=${encodeURIComponent(this.#watermark)}`)
      : await this.#json('POST', '/conversations', { user: { id: session.userId }, locale: this.#options.locale });
    Object.assign(session, pick(joined));
    this.#resumed = true;
    this.#options.onSession({ ...session });
    return joined.streamUrl;
  }

  async #receive(streamUrl) {
    if (!this.#socketBlocked) {
      const began = performance.now();
      const opened = await this.#listen(streamUrl);
      this.#socketWorked ||= opened;
      this.#socketFailures = opened && performance.now() - began > OPEN_WITHIN ? 0 : this.#socketFailures + 1;
    }
    if (this.#socketBlocked && navigator.onLine && !this.#ended.signal.aborted) await this.#poll();
  }

  /** The first socket gets one chance; once one has worked, a single failure may have been the server's restart. */
  get #socketBlocked() {
    return this.#socketFailures > (this.#socketWorked ? 1 : 0);
  }

  /** Settles when the socket is lost; true if it had opened. */
  #listen(streamUrl) {
    return new Promise(settle => {
      let opened = false;
      let heard = performance.now();
      const socket = new WebSocket(streamUrl);
      const done = () => {
        clearTimeout(opening);
        clearInterval(beating);
        this.#interrupt = () => {};
        socket.onmessage = socket.onclose = null;
        socket.close();
        settle(opened);
      };
      const silent = () => performance.now() - heard > SILENT_FOR;
      const opening = setTimeout(() => opened || done(), OPEN_WITHIN);
      const beating = setInterval(() => (silent() ? done() : opened && socket.send('')), BEAT_EVERY);
      socket.onopen = () => (opened = true);
      socket.onclose = done;
      socket.onmessage = ({ data }) => {
        heard = performance.now();
        if (data) this.#take(JSON.parse(data));
      };
      this.#interrupt = why => (why === 'ended' || why === 'offline' || why === 'gone' || silent()) && done();
    });
  }

  async #poll() {
    const until = performance.now() + SOCKET_AGAIN_AFTER;
    while (!this.#ended.signal.aborted && performance.now() < until) {
      const id = encodeURIComponent(this.#session.conversationId);
      this.#take(await this.#json('GET', `/conversations/${id}/activities?watermark=${encodeURIComponent(this.#watermark)}`));
      if (!navigator.onLine) return;
      await this.#pause(POLL_EVERY);
    }
    this.#socketFailures = 0;
  }

  #take(set) {
    this.#watermark = set.watermark || this.#watermark;
    for (const activity of set.activities) {
      if (activity.id && this.#ids.has(activity.id)) continue;
      this.#ids.add(activity.id);
      this.#activities.push(activity);
      for (const observer of this.#activityObservers) observer.next?.(activity);
    }
  }

  // The server knows a message by its clientActivityID: sending it again is harmless until it is answered.
  async #post(activity) {
    const deadline = performance.now() + RESEND_FOR;
    for (let attempt = 0; ; attempt++) {
      try {
        if (!this.#online) throw new Error('not connected');
        const id = encodeURIComponent(this.#session.conversationId);
        const { id: activityId } = activity.attachments?.length
          ? await this.#json('POST', `/conversations/${id}/upload?userId=${encodeURIComponent(this.#session.userId)}`, await form(activity), 110_000)
          : await this.#json('POST', `/conversations/${id}/activities`, activity);
        this.#interrupt('sent');
        return activityId;
      } catch (error) {
        if (error instanceof ConversationGone) this.#interrupt('gone');
        if (error instanceof Rejected || error instanceof ConversationGone || performance.now() > deadline || this.#ended.signal.aborted) {
          throw error;
        }
        await new Promise(go => setTimeout(go, Math.min(3_000, error.retryAfter ?? 500 * 2 ** attempt)));
      }
    }
  }

  async #json(verb, path, body, within = REQUEST_WITHIN, renewed = false) {
    const response = await fetch(this.#options.domain + path, {
      method: verb,
      cache: 'no-store',
      headers: {
        ...(this.#session.token && { Authorization: `Bearer ${this.#session.token}` }),
        ...(body && !(body instanceof FormData) && { 'Content-Type': 'application/json' })
      },
      body: body instanceof FormData ? body : body && JSON.stringify(body),
      signal: AbortSignal.timeout(within)
    });
    if (response.ok) return response.json();
    if (response.status === 401 && !renewed && path !== '/tokens/refresh' && this.#session.token) {
      Object.assign(this.#session, pick(await this.#json('POST', '/tokens/refresh')));
      this.#options.onSession({ ...this.#session });
      return this.#json(verb, path, body, within, true);
    }
    if ([401, 403, 404].includes(response.status)) throw new ConversationGone(`${response.status} ${path}`);
    const Kind = response.status < 500 && response.status !== 429 ? Rejected : Error;
    throw Object.assign(new Kind(`${response.status} ${path}`), { retryAfter: Number(response.headers.get('Retry-After')) * 1000 || undefined });
  }

  #setOnline() {
    this.#online = true;
    this.#setState('online');
    if (this.#status === ONLINE) return;
    this.#status = ONLINE;
    for (const observer of this.#statusObservers) observer.next?.(ONLINE);
  }

  #setState(state) {
    if (!this.#status) this.#status = CONNECTING;
    this.#options.onState(state);
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

const pick = ({ conversationId, token }) => ({ ...(conversationId && { conversationId }), ...(token && { token }) });

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

async function form(activity) {
  const files = await Promise.all(activity.attachments.map(async ({ contentUrl }) => (await fetch(contentUrl)).blob()));
  const attachments = activity.attachments.map(({ contentUrl, ...rest }) => rest);
  const data = new FormData();
  data.append('activity', new Blob([JSON.stringify({ ...activity, attachments })], { type: 'application/vnd.microsoft.activity' }));
  files.forEach((file, index) => data.append('file', file, attachments[index].name));
  return data;
}
