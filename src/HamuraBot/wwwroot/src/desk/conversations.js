// An open conversation: the newest words stay in sight, Ctrl+Enter sends, a saved reply is put into the message.
const thread = document.querySelector('[data-thread]');
const NEAR = 120;

const toEnd = () => {
  thread.scrollTop = thread.scrollHeight;
};

if (thread) {
  let wasAtEnd = true;
  toEnd();
  thread.addEventListener('scroll', () => {
    wasAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < NEAR;
  });
  new MutationObserver(() => wasAtEnd && toEnd()).observe(thread, { childList: true, subtree: true });
}

document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) event.target.closest('[data-composer]')?.requestSubmit();
});

document.addEventListener('change', ({ target }) => {
  if (!target.matches('[data-saved-replies]')) return;
  const text = target.form.elements.text;
  const reply = target.selectedOptions[0].dataset.text ?? '';
  if (reply === '') return;
  text.value = text.value.trim() === '' ? reply : `${text.value.trimEnd()}\n${reply}`;
  text.focus();
});

const TYPING_EVERY = 3000;
let typedAt = 0;

document.addEventListener('input', ({ target }) => {
  const form = target.closest('[data-composer]');
  if (!form || target.id !== 'text' || Date.now() - typedAt < TYPING_EVERY) return;
  typedAt = Date.now();
  fetch(form.dataset.typing, { method: 'POST', body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }) });
});
