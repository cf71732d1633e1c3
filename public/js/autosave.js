const WAIT_MILLISECONDS = 1000;

/** form[data-autosave=URL]: posts what is written one second after the last change; says so in [data-autosave-status]. */
export function startAutosave() {
  for (const form of document.querySelectorAll('form[data-autosave]')) watch(form);
}

function watch(form) {
  let timer = null;
  let waiting = false;
  const save = async (keepalive) => {
    clearTimeout(timer);
    if (!waiting) return;
    waiting = false;
    tell(form, await post(form, keepalive));
  };
  const changed = () => {
    waiting = true;
    clearTimeout(timer);
    timer = setTimeout(() => save(false), WAIT_MILLISECONDS);
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', () => {
    waiting = false;
    clearTimeout(timer);
  });
  addEventListener('pagehide', () => save(true));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(true));
}

async function post(form, keepalive) {
  const fields = new FormData(form);
  const body = new URLSearchParams([...fields].filter(([, value]) => typeof value === 'string'));
  const headers = { 'x-csrf-token': String(fields.get('_csrf') ?? ''), accept: 'application/json' };
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: 'POST',
      body,
      headers,
      keepalive,
      redirect: 'manual',
    });
    if (answer.status === 401 || answer.type === 'opaqueredirect') return 'signed-out';
    return answer.ok ? 'saved' : 'failed';
  } catch {
    return 'failed';
  }
}

function tell(form, outcome) {
  const status =
    form.querySelector('[data-autosave-status]') ?? document.querySelector('[data-autosave-status]');
  if (!status) return;
  status.classList.toggle('late', outcome !== 'saved');
  status.textContent = words(outcome);
}

function words(outcome) {
  if (outcome === 'signed-out')
    return '登录已过期，刚写的内容还没有保存：请在新标签页重新登录，再回到本页继续填写。';
  if (outcome === 'failed') return '没有存上，继续填写时会再试。';
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `已保存 ${two(now.getHours())}:${two(now.getMinutes())}`;
}
