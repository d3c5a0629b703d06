// The smallest page that uses the whole bridge: it shows the state it has been sent, and how often.
const state = { pushes: 0, seq: 0, slices: {} };

window.panel.subscribe((push) => {
  state.pushes += 1;
  state.seq = push.seq;
  state.slices = push.isWhole ? push.slices : { ...state.slices, ...push.slices };
  document.querySelector('h1').textContent = state.slices.panel.roomName;
  document.querySelector('output').textContent = JSON.stringify(state);
});

try {
  setTimeout('document.documentElement.dataset.text = "ran"', 0);
} catch {
  document.documentElement.dataset.text = 'refused';
}
