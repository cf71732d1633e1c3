/** A form that posts is sent once: the second click or Enter does nothing until the page is shown again. */
export function startOnce() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = 'yes';
    setDisabled(form, true);
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
      setDisabled(form, false);
    }
  });
}

function setDisabled(form, disabled) {
  for (const button of form.querySelectorAll('button[type=submit]')) {
    if (disabled) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}
