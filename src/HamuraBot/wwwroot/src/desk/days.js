// The days that are often meant: one press instead of a calendar.
const press = group => {
  const field = document.getElementById(group.dataset.days);
  for (const button of group.querySelectorAll('[data-day]')) button.setAttribute('aria-pressed', String(button.dataset.day === field.value));
};

const pressAll = () => {
  for (const group of document.querySelectorAll('[data-days]')) {
    group.hidden = false;
    press(group);
  }
};

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-day]');
  if (!button) return;
  const field = document.getElementById(button.parentElement.dataset.days);
  field.value = field.value === button.dataset.day && !field.required ? '' : button.dataset.day;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  press(button.parentElement);
});

document.addEventListener('change', pressAll);
document.addEventListener('input', pressAll);
document.addEventListener('htmx:load', pressAll);
pressAll();
