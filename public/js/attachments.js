/**
 * [data-attachments=URL]: sends scans and photos as soon as they are chosen, dropped or pasted, and shows the list anew.
 * A file dropped on tr[data-material] or on a line of the papers belongs to that material.
 */
export function startAttachments() {
  const panel = document.querySelector('[data-attachments]');
  if (!panel) return;
  const parts = {
    panel,
    form: panel.closest('form') ?? panel.querySelector('form'),
    choice: panel.querySelector('[name=attachTo]'),
    status: panel.querySelector('[data-attachment-status]'),
    queue: Promise.resolve(),
  };
  panel.querySelector('[data-upload]').hidden = true;
  panel.querySelector('[data-drop-hint]').hidden = false;
  for (const input of panel.querySelectorAll('input[type=file]')) {
    input.addEventListener('change', () => {
      add(parts, [...input.files], parts.choice.value);
      input.value = '';
    });
  }
  panel.addEventListener('click', (event) => takeOut(event, parts));
  startDrop(parts);
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const row = document.activeElement?.closest('tr[data-material]');
    add(parts, files, row?.dataset.material ?? parts.choice.value);
  });
}

function startDrop(parts) {
  const place = (event) => event.target.closest?.('tr[data-material], [data-attachments]');
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const clear = () => {
    for (const old of document.querySelectorAll('.drop-here')) old.classList.remove('drop-here');
  };
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    clear();
    place(event)?.classList.add('drop-here');
  });
  document.addEventListener('dragleave', clear);
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    clear();
    const target = place(event);
    if (target) add(parts, [...event.dataTransfer.files], target.dataset.material ?? parts.choice.value);
  });
}

function add(parts, files, position) {
  if (files.length === 0) return;
  const body = start(parts);
  body.set('attachTo', position);
  for (const file of files) body.append('files', file, nameOf(file));
  parts.queue = parts.queue.then(() =>
    send(parts, parts.panel.dataset.attachments, body, `正在上传 ${files.length} 个文件…`),
  );
}

function takeOut(event, parts) {
  const button = event.target.closest('[data-remove]');
  if (!button) return;
  event.preventDefault();
  const body = new URLSearchParams([...start(parts), ['remove', button.value]]);
  parts.queue = parts.queue.then(() => send(parts, button.getAttribute('formaction'), body, '正在删除…'));
}

/** What the server needs to know whose the files are. */
function start(parts) {
  const body = new FormData();
  for (const name of ['submissionKey', 'itemId']) {
    const field = parts.form.elements[name];
    if (field) body.set(name, field.value);
  }
  return body;
}

async function send(parts, address, body, words) {
  parts.status.textContent = words;
  const headers = { 'x-csrf-token': parts.form.elements._csrf.value, 'x-fragment': 'yes' };
  const answer = await fetch(address, { method: 'POST', body, headers }).catch(() => null);
  parts.status.textContent = '';
  if (answer?.status === 401) {
    parts.status.textContent = '登录已过期，文件没有上传：请在新标签页重新登录，再传一次。';
    return;
  }
  const fresh = answer ? await listIn(answer) : null;
  if (fresh) parts.panel.querySelector('[data-attachment-list]').replaceWith(fresh);
  else parts.status.textContent = '没有成功，请检查网络后再试一次。';
}

async function listIn(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('[data-attachment-list]');
}

/** A pasted picture has no name of its own. */
function nameOf(file) {
  if (file.name !== '' && !/^image\.\w+$/.test(file.name)) return file.name;
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  const stamp = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `扫描件${stamp}.${file.type.split('/')[1] ?? 'png'}`;
}
