const ARMED_MILLISECONDS = 6000;

/** button[data-confirm=WORDS]: the first press shows the words on the button, the second one submits. */
export function startConfirm() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-confirm]');
    if (!button || button.dataset.armed) return;
    event.preventDefault();
    arm(button);
  });
}

function arm(button) {
  const before = [...button.childNodes];
  button.dataset.armed = 'yes';
  button.replaceChildren(button.dataset.confirm);
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    delete button.dataset.armed;
    button.replaceChildren(...before);
  }, ARMED_MILLISECONDS);
}
