// A button with data-copy="id" copies the text of that field, and says so in the element that it is described by.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  const message = document.getElementById(button.getAttribute('aria-describedby'));
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value);
    message.textContent = message.dataset.done;
  });
}
