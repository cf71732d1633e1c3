const WAIT_MILLISECONDS = 200;

/** form[data-papers-form]: keeps the conclusion at the side up to date, ticks all with one key. */
export function startPapers() {
  const form = document.querySelector('form[data-papers-form]');
  if (!form) return;
  const aside = form.querySelector('[data-conclusion]');
  let timer = null;
  let asked = 0;
  const conclude = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const turn = ++asked;
      const fresh = await conclusion(form, aside.dataset.conclusion);
      if (fresh && turn === asked) replace(aside, fresh);
    }, WAIT_MILLISECONDS);
  };
  form.addEventListener('input', conclude);
  form.addEventListener('change', (event) => {
    if (event.target.type !== 'radio') return;
    const promise = form.querySelector('[data-gap-promise]');
    if (promise && event.target.value === 'follows-later') promise.open = true;
    const isWrong = ['missing', 'defective'].includes(event.target.value);
    event.target.closest('tr').classList.toggle('wrong-row', isWrong);
    if (event.target.value === 'defective') event.target.closest('tr').querySelector('.input').select();
  });
  startTickAll(form, conclude);
  if (!document.querySelector('.error-summary'))
    form.querySelector('[data-ticks] input[type=radio]')?.focus();
}

function startTickAll(form, conclude) {
  const all = form.querySelector('[data-all-present]');
  if (!all) return;
  const tickAll = () => {
    for (const radio of form.querySelectorAll('[data-ticks] input[value=present]')) {
      radio.checked = true;
      radio.closest('tr').classList.remove('wrong-row');
    }
    conclude();
  };
  all.hidden = false;
  all.addEventListener('click', tickAll);
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.key.toLowerCase() !== 'a' || event.isComposing) return;
    event.preventDefault();
    tickAll();
  });
}

async function conclusion(form, address) {
  const fields = new FormData(form);
  const body = new URLSearchParams([...fields].filter(([, value]) => typeof value === 'string'));
  const headers = { 'x-csrf-token': String(fields.get('_csrf')), 'x-fragment': 'yes' };
  const answer = await fetch(address, { method: 'POST', body, headers }).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.getElementById('conclusion');
}

function replace(aside, fresh) {
  const old = aside.querySelector('#conclusion');
  const held = old.contains(document.activeElement);
  old.replaceWith(fresh);
  if (held) fresh.querySelector('.primary').focus();
}
