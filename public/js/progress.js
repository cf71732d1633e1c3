const POLL_MS = 2_000;

/** [data-progress] shows how far a computation is until it is done; then the page is loaded with what came out. */
export function startProgress() {
  const shown = document.querySelector('[data-progress]');
  if (!shown) return;
  const timer = setInterval(async () => {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('[data-progress]');
    if (now) return shown.replaceChildren(...now.childNodes);
    clearInterval(timer);
    location.reload();
  }, POLL_MS);
}
