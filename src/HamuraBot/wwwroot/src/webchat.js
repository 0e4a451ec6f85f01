// Microsoft's Web Chat, unmodified: fetched behind the page, shown over a Connection, in our look and words; the input is the page's own.
import { styleOptions } from './look.js';
import { look } from './message.js';
import { overrideStrings } from './strings.js';
import { renderMarkdown } from './text.js';

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
 * Resolves to what the page tells it: `say` a text with files as if it had been typed, `press` what a button stands for with what is shown
 * instead, `typing` what stands in the input. `onConnected` is called once messages can be sent.
 */
export async function show(place, connection, session, settings, buttons, onConnected) {
  const { createStore, renderWebChat } = await load(settings.webChat);
  const store = createStore({}, () => next => action => {
    // What an officer has taken back comes again as it stands now, in its old place.
    const { activity } = action.payload ?? {};
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity.name === 'message.withdrawn') return next({ ...action, payload: { ...action.payload, activity: activity.value } });
    const result = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') onConnected();
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
      renderMarkdown,
      styleOptions: styleOptions(),
      ...look(settings, activity => buttons.draw(activity))
    },
    place
  );
  const attachments = files => files.map(blob => ({ blob }));
  return {
    say: (text, files = []) =>
      store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text, ...(files.length && { attachments: attachments(files) }) } }),
    press: (value, shown, text = value) => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload: { displayText: shown, text, value } }),
    typing: text => store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } })
  };
}
