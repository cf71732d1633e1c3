/** button[data-print] opens the print dialogue; without scripts it stays hidden. */
export function startPrint() {
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}
