/** details[data-menu]: closes on Escape, on a click elsewhere and when the focus leaves. */
export function startMenus() {
  document.addEventListener('click', (event) => closeOthers(event.target));
  document.addEventListener('focusin', (event) => closeOthers(event.target));
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' ? event.target.closest('details[data-menu][open]') : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}

function closeOthers(target) {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(target)) menu.open = false;
  }
}
