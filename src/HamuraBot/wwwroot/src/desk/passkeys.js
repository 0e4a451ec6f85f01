// A button with data-passkey="/api/…" asks the device for a passkey: for one that it has, or, with data-create, for a new one. It is
// hidden until it is known that the browser can. What goes wrong is said in the element that it is described by.
const buttons = [...document.querySelectorAll('[data-passkey]')];
const able = !!window.PublicKeyCredential?.parseCreationOptionsFromJSON;

async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
}

async function ask(button) {
  const { passkey: path, create, name, then } = button.dataset;
  const { options, state } = await post(`${path}/options`, {});
  const credential = create === undefined
    ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  await post(path, { state, credential: credential.toJSON(), name: name && document.getElementById(name).value });
  location.assign(then);
}

for (const button of able ? buttons : []) {
  const message = document.getElementById(button.getAttribute('aria-describedby'));
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    message.textContent = '';
    try {
      await ask(button);
    } catch {
      // The browser has told its owner why; whoever gave up knows it.
      message.textContent = message.dataset.fault;
      button.disabled = false;
      button.focus();
    }
  });
}
