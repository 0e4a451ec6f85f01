// Microsoft's Web Chat, unmodified: fetched when it is first wanted, shown over a Connection, in our look and words.
import { styleOptions } from './look.js';
import { draft } from './storage.js';
import { overrideStrings } from './strings.js';

let loading;

function load(source) {
  loading ??= new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = () => loaded(window.WebChat);
    script.onerror = failed;
    document.head.append(script);
  }).catch(error => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Fetches ahead of `show`; whether that worked, `show` tells. */
export const prefetch = settings => void load(settings.webChat).catch(() => {});

/**
 * Resolves to `{ say, press }`: a text sent as if it had been typed, and one that a button stands for, with what is shown instead.
 * `onConnected` is called once messages can be sent.
 */
export async function show(place, connection, session, settings, onConnected) {
  const { createStore, renderWebChat } = await load(settings.webChat);
  const store = createStore({}, () => next => action => {
    // What an officer has taken back comes again as it stands now, in its old place.
    const { activity } = action.payload ?? {};
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity.name === 'message.withdrawn') return next({ ...action, payload: { ...action.payload, activity: activity.value } });
    const result = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') onConnected();
    if (action.type === 'WEB_CHAT/SET_SEND_BOX') draft.set(action.payload.text || null);
    return result;
  });
  renderWebChat(
    {
      // Another conversation is another component: React then takes the old one down.
      key: session.conversationId,
      directLine: connection,
      store,
      userID: session.userId,
      locale: settings.locale,
      nonce: settings.nonce,
      sendTypingIndicator: true,
      overrideLocalizedStrings: overrideStrings(settings.words),
      styleOptions: styleOptions()
    },
    place
  );
  const text = draft.get() || settings.draft;
  settings.draft = null;
  if (text) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
  return {
    say: said => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text: said } }),
    press: (said, shown) => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload: { displayText: shown, text: said, value: said } })
  };
}
