// An open conversation: it opens where nobody has answered, the newest words stay in sight, Ctrl+Enter sends.
const thread = document.querySelector('[data-thread]');
const NEAR = 120;

const toEnd = () => {
  thread.scrollTop = thread.scrollHeight;
};

if (thread) {
  let wasAtEnd = true;
  toEnd();
  const unanswered = thread.querySelector('.unanswered');
  if (unanswered && unanswered.offsetTop - thread.offsetTop < thread.scrollTop) unanswered.scrollIntoView({ block: 'start' });
  thread.addEventListener('scroll', () => {
    wasAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < NEAR;
  });
  new MutationObserver(() => wasAtEnd && toEnd()).observe(thread, { childList: true, subtree: true });
}

document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) event.target.closest('[data-composer]')?.requestSubmit();
});

// The list by arrows; F6 goes from pane to pane, Escape from the field to the list.
const rows = () => [...document.querySelectorAll('[data-row]')];

document.addEventListener('keydown', event => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = rows().indexOf(document.activeElement);
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (at >= 0 && step) {
    event.preventDefault();
    rows()[at + step]?.focus();
  } else if (event.key === 'Escape' && event.target.id === 'text' && rows().length > 0) {
    (document.querySelector('[data-row][aria-current]') ?? rows()[0]).focus();
  } else if (event.key === 'F6' && document.querySelector('.inbox')) {
    event.preventDefault();
    const panes = [rows()[0], thread, document.getElementById('text'), document.getElementById('side')].filter(pane => pane?.getClientRects().length > 0);
    const here = panes.findLastIndex(pane => pane.contains(document.activeElement) || pane.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
    panes[(here + 1) % panes.length]?.focus();
  }
});

// A small sheet closes by Escape and by a press elsewhere, and begins with its first field.
document.addEventListener('click', event => {
  const summary = event.target.closest('[data-menu] > summary');
  for (const open of document.querySelectorAll('[data-menu][open]')) if (!open.contains(event.target)) open.open = false;
  if (!summary || summary.parentElement.open) return;
  event.preventDefault();
  summary.parentElement.open = true;
  summary.parentElement.querySelector('.menu-sheet :is(textarea, select, input:not([type=hidden]))')?.focus();
});

document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && event.target.closest('[data-menu][open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
