// Calls to the Direct Line API for one conversation, with its token kept good.

const ANSWER_WITHIN = 15_000; // ms
const UPLOAD_WITHIN = 110_000; // ms

/** The server no longer knows this conversation, or no longer lets us in. */
export class ConversationGone extends Error {}

/** The server will not take this, however often it is sent; its message says why, in the visitor's language. */
export class Rejected extends Error {}

export class DirectLine {
  #domain;
  #latest;
  #onSession;

  /**
   * @param session `{ userId }`, with `conversationId` and `token` once there are any.
   * @param latest gives the session as another tab may have renewed it.
   * @param onSession is told each time the session changes.
   */
  constructor(session, { domain, latest, onSession }) {
    this.session = { ...session };
    this.#domain = domain;
    this.#latest = latest;
    this.#onSession = onSession;
  }

  /** A new conversation; its stream's address. */
  async start(locale) {
    const { userId } = this.session;
    this.session = { userId };
    const { token } = await this.#json('POST', '/tokens/generate', { user: { id: userId } });
    this.session.token = token;
    return this.#joined(await this.#json('POST', '/conversations', { user: { id: userId }, locale }));
  }

  /** The conversation as it was after the watermark; its stream's address. */
  async resume(watermark) {
    this.#keep(await this.#json('POST', '/tokens/refresh'));
    // The old token is good for a minute only: if this page goes now, the next one needs the new one.
    this.#onSession({ ...this.session });
    return this.#joined(await this.#json('GET', `${this.#path}?watermark=${encodeURIComponent(watermark)}`));
  }

  activities(watermark) {
    return this.#json('GET', `${this.#path}/activities?watermark=${encodeURIComponent(watermark)}`);
  }

  async post(activity) {
    const { id } = activity.attachments?.length
      ? await this.#json('POST', `${this.#path}/upload?userId=${encodeURIComponent(this.session.userId)}`, await form(activity), UPLOAD_WITHIN)
      : await this.#json('POST', `${this.#path}/activities`, activity);
    return id;
  }

  get #path() {
    return `/conversations/${encodeURIComponent(this.session.conversationId)}`;
  }

  #joined(conversation) {
    this.#keep(conversation);
    this.#onSession({ ...this.session });
    return conversation.streamUrl;
  }

  #keep({ conversationId, token }) {
    if (conversationId) this.session.conversationId = conversationId;
    if (token) this.session.token = token;
  }

  async #json(verb, path, body, within = ANSWER_WITHIN, renewed = false) {
    const { token } = this.session;
    const isForm = body instanceof FormData;
    const response = await fetch(this.#domain + path, {
      method: verb,
      cache: 'no-store',
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && !isForm && { 'Content-Type': 'application/json' }) },
      body: isForm ? body : body && JSON.stringify(body),
      signal: AbortSignal.timeout(within)
    });
    const { ok, status } = response;
    if (ok) return response.json();
    if (status === 401 && token && !renewed && (await this.#renew(path))) return this.#json(verb, path, body, within, true);
    if ([401, 403, 404].includes(status) && token) throw new ConversationGone(`${status} ${path}`);
    const Kind = status < 500 && status !== 429 ? Rejected : Error;
    const { error } = await response.json().catch(() => ({}));
    throw Object.assign(new Kind(error?.message ?? `${status} ${path}`), { retryAfter: Number(response.headers.get('Retry-After')) * 1000 || undefined });
  }

  // A token that another tab has fetched is as good as a new one.
  async #renew(refusedPath) {
    const latest = this.#latest();
    const elsewhere = latest?.conversationId === this.session.conversationId && latest?.token !== this.session.token;
    if (!elsewhere && refusedPath === '/tokens/refresh') return false;
    this.#keep(elsewhere ? latest : await this.#json('POST', '/tokens/refresh'));
    this.#onSession({ ...this.session });
    return true;
  }
}

async function form(activity) {
  const files = await Promise.all(activity.attachments.map(async ({ contentUrl }) => (await fetch(contentUrl)).blob()));
  const attachments = activity.attachments.map(({ contentUrl, ...rest }) => rest);
  const data = new FormData();
  data.append('activity', new Blob([JSON.stringify({ ...activity, attachments })], { type: 'application/vnd.microsoft.activity' }));
  files.forEach((file, index) => data.append('file', file, attachments[index].name));
  return data;
}
