/**
 * button[data-print] opens the print dialogue; without scripts it stays hidden. With data-print="now" the
 * dialogue opens by itself, once. Ctrl+P on a page with form[data-print-form] sends the form, which records the print.
 */
export function startPrint() {
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
    if (button.dataset.print === 'now' && !cameBack())
      addEventListener('load', () => print(), { once: true });
  }
  const form = document.querySelector('form[data-print-form]');
  if (form) document.addEventListener('keydown', (event) => recordInstead(event, form));
}

function cameBack() {
  return performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
}

function recordInstead(event, form) {
  if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
    return;
  event.preventDefault();
  form.querySelector('button.primary')?.click();
}
