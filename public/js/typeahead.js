const WAIT_MILLISECONDS = 80;

/**
 * input[data-typeahead=URL] asks URL?q=... for a list of li[role=option] (views/partials/typeahead-options) and shows it below.
 * Choosing writes data-label into the input and data-value into #data-typeahead-into, or opens data-href.
 */
export function startTypeahead() {
  for (const input of document.querySelectorAll('input[data-typeahead]')) attach(input);
}

function attach(input) {
  const list = document.createElement('ul');
  list.className = 'typeahead-list';
  list.id = `${input.id}-list`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '可选项');
  list.hidden = true;
  input.after(list);
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ])
    input.setAttribute(name, value);
  const state = { input, list, timer: null, asked: 0 };
  input.addEventListener('input', (event) => {
    clearTimeout(state.timer);
    if (!event.isComposing) state.timer = setTimeout(() => ask(state), WAIT_MILLISECONDS);
  });
  input.addEventListener('compositionend', () => ask(state));
  input.addEventListener('keydown', (event) => onKey(event, state));
  input.addEventListener('blur', () => show(state, false));
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = event.target.closest('[role=option]');
    if (option) choose(state, option);
  });
}

async function ask(state) {
  const words = state.input.value.trim();
  const turn = ++state.asked;
  forget(state);
  if (words === '') return show(state, false);
  const address = new URL(state.input.dataset.typeahead, location.href);
  address.searchParams.set('q', words);
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok || turn !== state.asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const options = [...page.querySelectorAll('[role=option]')];
  options.forEach((option, index) => {
    option.id = `${state.list.id}-${index}`;
  });
  state.list.replaceChildren(...options);
  show(state, options.length > 0 && document.activeElement === state.input);
  mark(state, options[0]);
}

function onKey(event, state) {
  if (event.isComposing || state.list.hidden) return;
  const current = state.list.querySelector('[aria-selected=true]');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    mark(
      state,
      (event.key === 'ArrowDown' ? current?.nextElementSibling : current?.previousElementSibling) ?? current,
    );
  } else if (event.key === 'Enter' && current && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    choose(state, current);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    show(state, false);
  }
}

function mark(state, option) {
  for (const other of state.list.querySelectorAll('[aria-selected]')) other.removeAttribute('aria-selected');
  if (!option) return state.input.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  state.input.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function choose(state, option) {
  if (option.dataset.href) return location.assign(option.dataset.href);
  state.input.value = option.dataset.label;
  const code = codeField(state);
  if (code) code.value = option.dataset.value;
  show(state, false);
  state.input.dispatchEvent(new Event('change', { bubbles: true }));
}

function forget(state) {
  const code = codeField(state);
  if (code) code.value = '';
}

function codeField(state) {
  const id = state.input.dataset.typeaheadInto;
  return id ? document.getElementById(id) : null;
}

function show(state, open) {
  state.list.hidden = !open;
  state.input.setAttribute('aria-expanded', String(open));
}
