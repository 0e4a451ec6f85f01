// Enter during an IME composition belongs to the input method: nothing below may take it for "send", nor for a new line.

export function guardComposition(root) {
  for (const type of ['keydown', 'keypress']) {
    root.addEventListener(
      type,
      event => {
        if (event.key !== 'Enter' || !(event.isComposing || event.keyCode === 229)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      true
    );
  }
}
