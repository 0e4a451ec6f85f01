// The news of an open page: says when the connection is lost, and leads to the sign-in when the session is over.
const desk = document.getElementById('desk');
const lost = document.querySelector('[data-lost]');
const toSignIn = () => location.assign(desk.dataset.signIn);

document.addEventListener('htmx:sseOpen', ({ detail: { source } }) => {
  lost.textContent = '';
  source.addEventListener('over', toSignIn);
});

document.addEventListener('htmx:sseError', async () => {
  lost.textContent = lost.dataset.lost;
  // A session that ended meanwhile looks like a lost connection; the page itself would then lead elsewhere.
  const page = await fetch(location.href, { redirect: 'manual' }).catch(() => null);
  if (page?.type === 'opaqueredirect') toSignIn();
});

// A part that could not be fetched because the session is over comes as the sign-in page.
document.addEventListener('htmx:beforeSwap', event => {
  if (new URL(event.detail.xhr.responseURL).pathname !== '/desk/sign-in') return;
  event.detail.shouldSwap = false;
  toSignIn();
});
