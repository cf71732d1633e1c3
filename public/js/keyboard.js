/** `/` searches, F2 opens intake, Ctrl+Enter submits form[data-submit-key], j k and arrows walk tr[data-href]. */
export function startKeyboard() {
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', openRow);
}

function onKey(event) {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === 'F2') return openIntake(event);
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return submitForm(event);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target)) return;
  if (event.key === '/') return focusSearch(event);
  if (event.key === 'j' || event.key === 'ArrowDown') return walkRows(event, 1);
  if (event.key === 'k' || event.key === 'ArrowUp') return walkRows(event, -1);
}

function isWriting(element) {
  return (
    element.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !==
    null
  );
}

function openIntake(event) {
  const address = document.body.dataset.intake;
  if (!address || location.pathname === address) return;
  event.preventDefault();
  location.assign(address);
}

function submitForm(event) {
  const form =
    event.target.closest('form[data-submit-key]') ?? document.querySelector('form[data-submit-key]');
  if (!form) return;
  event.preventDefault();
  form.querySelector('button.primary[type=submit]')?.click();
}

function focusSearch(event) {
  const search = document.getElementById('site-search');
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
}

function walkRows(event, step) {
  const links = [...document.querySelectorAll('tr[data-href]')]
    .map((row) => row.querySelector('a'))
    .filter((link) => link !== null);
  const row = event.target.closest('tr[data-href]');
  const isArrow = event.key.startsWith('Arrow');
  if (links.length === 0 || (isArrow && !row)) return;
  const here = row ? links.indexOf(row.querySelector('a')) : step > 0 ? -1 : links.length;
  const next = links[here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function openRow(event) {
  const row = event.target.closest('tr[data-href]');
  if (!row || event.target.closest('a, button, input, label, select, summary')) return;
  if (String(getSelection()) !== '') return;
  location.assign(row.dataset.href);
}
