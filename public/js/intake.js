const WAIT_MILLISECONDS = 80;
const IDENTITY_NUMBER = /^\d{17}[\dXx]$/;

/** form[data-intake-form]: keeps the conclusion at the side up to date, brings known applicants, ticks all with one key. */
export function startIntake() {
  const form = document.querySelector('form[data-intake-form]');
  if (!form) return;
  form.classList.add('scripted');
  const aside = form.querySelector('[data-conclusion]');
  const conclude = later(() => refresh(form, aside));
  form.addEventListener('input', (event) => (event.target.type === 'radio' ? conclude.now() : conclude()));
  form.addEventListener('change', conclude);
  form.idNumber.addEventListener('change', () => lookUp(form, conclude));
  form.idNumber.addEventListener('input', (event) => {
    if (event.isComposing || !IDENTITY_NUMBER.test(form.idNumber.value.trim())) return;
    lookUp(form, conclude);
  });
  for (const radio of form.querySelectorAll('[name=applicantType]')) {
    radio.addEventListener('change', () => matchIdType(form, radio.value));
  }
  form.querySelector('[data-applicant-lookup]').addEventListener('click', (event) => {
    event.preventDefault();
    lastLookedUp = '';
    lookUp(form, conclude);
  });
  startTicks(form, conclude);
  if (form.idNumber.value === '' && !document.querySelector('.error-summary')) form.idNumber.focus();
}

function startTicks(form, conclude) {
  const all = form.querySelector('[data-all-present]');
  if (!all) return;
  const tickAll = () => {
    for (const radio of form.querySelectorAll('.tick-table input[value=present]')) radio.checked = true;
    form.dispatchEvent(new Event('input', { bubbles: true }));
    conclude.now();
  };
  all.hidden = false;
  all.addEventListener('click', tickAll);
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.key.toLowerCase() !== 'a' || event.isComposing) return;
    event.preventDefault();
    tickAll();
  });
  form.querySelector('.tick-table').addEventListener('change', (event) => {
    if (event.target.value === 'follows-later') openPromise(form);
    if (event.target.value !== 'defective') return;
    event.target.closest('tr').querySelector('.input').focus();
  });
}

function openPromise(form) {
  const promise = form.querySelector('[data-gap-promise]');
  if (promise) promise.open = true;
}

function matchIdType(form, who) {
  const wanted = who === 'organisation' ? 'credit-code' : 'resident-id';
  if (['credit-code', 'resident-id'].includes(form.idType.value)) form.idType.value = wanted;
}

let asked = 0;

async function refresh(form, aside) {
  const turn = ++asked;
  const answer = await send(form, aside.dataset.conclusion);
  if (!answer || turn !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById('conclusion');
  const old = aside.querySelector('#conclusion');
  if (!fresh || !old) return;
  const status = old.querySelector('[data-autosave-status]').textContent;
  const held = old.contains(document.activeElement);
  old.replaceWith(fresh);
  fresh.querySelector('[data-autosave-status]').textContent = status;
  if (held) fresh.querySelector('.primary').focus();
}

let lastLookedUp = '';

async function lookUp(form, conclude) {
  const status = form.querySelector('[data-applicant-status]');
  const asked = `${form.idType.value} ${form.idNumber.value.trim()}`;
  if (form.idNumber.value.trim() === '' || asked === lastLookedUp) return;
  lastLookedUp = asked;
  const answer = await send(form, '/intake/applicants');
  const known = answer?.ok ? await answer.json() : { found: false };
  if (!known.found) {
    status.textContent = '没有办理过，请填写资料';
    if (document.activeElement === form.idNumber && form.name.value === '') form.name.focus();
    return;
  }
  for (const name of ['name', 'phone', 'address', 'contactName', 'legalPerson']) {
    if (known[name] && form[name].value.trim() === '') form[name].value = known[name];
  }
  status.textContent = '办理过，已带出上次的资料，请核对';
  form.dispatchEvent(new Event('input', { bubbles: true }));
  conclude.now();
}

async function send(form, address) {
  const fields = new FormData(form);
  const body = new URLSearchParams([...fields].filter(([, value]) => typeof value === 'string'));
  const headers = { 'x-csrf-token': String(fields.get('_csrf')), 'x-fragment': 'yes' };
  return fetch(address, { method: 'POST', body, headers }).catch(() => null);
}

/** Calls the work a moment after the last call; `now` calls it at once. */
function later(work) {
  let timer = null;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(work, WAIT_MILLISECONDS);
  };
  soon.now = () => {
    clearTimeout(timer);
    work();
  };
  return soon;
}
