// One line on the city's site: <script src="https://HOST/widget.js" async></script>. A launcher, and a frame with the chat.
// WORDS is filled in by the server: { ja: { … }, en: { … } }.

const script = document.currentScript;
const home = new URL(script.src).origin;
const language = (script.dataset.lang || document.documentElement.lang || 'ja').startsWith('en') ? 'en' : 'ja';
const words = WORDS[language];
const REMEMBERED = 'hamurabot.widget';

// Two attributes of the line: the launcher's colour, and its font. What is neither is left alone.
const { color: colour = '', font: family = '' } = script.dataset;
const color = /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#0017c1';
const font = /^[\p{L}\p{N} ,'"-]+$/u.test(family) ? family : 'sans-serif';

// Black or white, whichever contrasts more: at this luminance both do alike.
const MIDDLE = 0.179;
const SHARES = [0.2126, 0.7152, 0.0722];
const luminance = SHARES.reduce((sum, share, i) => {
  const part = parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
  return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
}, 0);
const ink = luminance > MIDDLE ? '#000' : '#fff';

const css = `
.hamurabot-launcher { position: fixed; right: 16px; bottom: calc(16px + env(safe-area-inset-bottom)); z-index: 2147483000; min-height: 56px;
  padding: 0 24px; border: 2px solid ${ink}; border-radius: 28px; background: ${color}; color: ${ink}; font: 700 16px/1.5 ${font}; cursor: pointer; }
.hamurabot-launcher:hover { text-decoration: underline; }
.hamurabot-launcher:focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d; }
.hamurabot-badge { display: inline-block; min-width: 24px; margin-left: 8px; padding: 0 6px; border-radius: 12px; background: ${ink}; color: ${color};
  box-sizing: border-box; text-align: center; }
.hamurabot-launcher[hidden], .hamurabot-badge[hidden], .hamurabot-panel[hidden] { display: none; }
.hamurabot-panel { position: fixed; right: 16px; bottom: calc(16px + env(safe-area-inset-bottom)); z-index: 2147483000; width: 400px;
  height: min(680px, calc(100vh - 32px)); border: 1px solid #999; border-radius: 12px; overflow: hidden; background: #fff; }
.hamurabot-frame { width: 100%; height: 100%; border: 0; display: block; }
.hamurabot-live { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 480px) {
  .hamurabot-panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; }
}
@media print { .hamurabot-launcher, .hamurabot-panel { display: none; } }`;

const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
};

const remember = state => {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(state));
  } catch {
    // The site may forbid storage; the widget then starts closed.
  }
};

const element = (name, className) => Object.assign(document.createElement(name), { className: `hamurabot-${className}` });

function place() {
  // A page may include the line twice.
  if (document.querySelector('hamurabot-widget')) return;
  // Apart from the page: its styles do not reach in, and ours do not reach out.
  const host = document.createElement('hamurabot-widget');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];

  const launcher = element('button', 'launcher');
  const label = document.createElement('span');
  const badge = element('span', 'badge');
  const live = element('span', 'live');
  const panel = element('div', 'panel');
  launcher.type = 'button';
  launcher.setAttribute('aria-controls', (panel.id = 'hamurabot-panel'));
  launcher.lang = panel.lang = live.lang = language;
  launcher.append(label, badge);
  badge.setAttribute('aria-hidden', 'true');
  live.setAttribute('role', 'status');
  shadow.append(panel, launcher, live);
  document.body.append(host);
  // Pages that draw themselves anew take away what they did not put there.
  new MutationObserver(() => host.isConnected || document.body.append(host)).observe(document.documentElement, { childList: true, subtree: true });
  let frame;
  let loaded = false;
  let focus = false;

  const tell = () => loaded && frame.contentWindow.postMessage({ type: panel.hidden ? 'hamurabot:hidden' : 'hamurabot:shown', focus }, home);

  const frameUp = () => {
    if (frame) return;
    frame = element('iframe', 'frame');
    frame.title = words.botName;
    frame.src = `${home}/chat?lang=${language}`;
    frame.onload = () => {
      loaded = true;
      tell();
    };
    panel.append(frame);
  };

  const unread = count => {
    badge.hidden = count === 0 || !panel.hidden;
    badge.textContent = count > 99 ? '99+' : count;
    live.textContent = badge.hidden ? '' : `${words.newMessages}: ${count}`;
  };

  const set = open => {
    panel.hidden = !open;
    label.textContent = words.openChat;
    // The panel has its own way to close; two would be one too many.
    launcher.hidden = open;
    launcher.setAttribute('aria-expanded', open);
    unread(0);
    if (open) frameUp();
    tell();
    remember({ open, used: Boolean(frame) });
  };

  const toggle = open => {
    focus = open;
    set(open);
    (open ? frame : launcher).focus();
  };

  launcher.onclick = () => toggle(panel.hidden);
  addEventListener('keydown', event => event.key === 'Escape' && !panel.hidden && panel.contains(shadow.activeElement) && toggle(false));
  addEventListener('message', ({ source, origin, data }) => {
    if (origin !== home || source !== frame?.contentWindow) return;
    if (data?.type === 'hamurabot:close') toggle(false);
    if (data?.type === 'hamurabot:unread') unread(data.count);
  });

  const { open = false, used = false } = remembered();
  if (used) frameUp();
  set(open && innerWidth > 480);
}

if (document.body) place();
else addEventListener('DOMContentLoaded', place);
