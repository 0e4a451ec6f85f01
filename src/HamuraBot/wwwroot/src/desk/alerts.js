// Somebody waits: the tab's title says how many on every page of the desk; a sound and a notification tell of a new one, if wished.
const ON = 'hamurabot.alerts.on';
const title = document.title;
const wish = document.querySelector('[data-alerts]');
let before = null;

const isOn = () => localStorage.getItem(ON) !== null;

function sound() {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.setValueAtTime(880, audio.currentTime);
  tone.frequency.setValueAtTime(660, audio.currentTime + 0.15);
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.5);
  tone.onended = () => audio.close();
}

function tell(badge) {
  const waiting = Number(badge.dataset.waiting);
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
  if (before !== null && waiting > before && isOn()) {
    sound();
    if (window.Notification?.permission === 'granted') new Notification(badge.dataset.title, { body: badge.textContent.trim(), tag: 'hamurabot-waiting' });
  }
  before = waiting;
}

document.addEventListener('htmx:load', ({ target }) => {
  const badge = target.matches('[data-waiting]') ? target : target.querySelector?.('[data-waiting]');
  if (badge) tell(badge);
});

if (wish) {
  const box = wish.querySelector('[data-alerts-on]');
  wish.hidden = false;
  box.checked = isOn();
  box.addEventListener('change', () => {
    if (!box.checked) {
      localStorage.removeItem(ON);
      return;
    }
    localStorage.setItem(ON, '1');
    window.Notification?.requestPermission();
    sound();
  });
}
