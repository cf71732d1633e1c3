const POLL_MS = 10_000;
/** The board tells when it was counted: it is fetched so often even when nothing changed. */
const REFRESH_MS = 60_000;
/** The server gives a sign of life every five seconds; after so long without one it is asked instead. */
const SILENT_MS = 20_000;

/**
 * [data-wall=ADDRESS] is kept up to date: ADDRESS/events tells that something changed, ADDRESS/board is what is
 * shown. Where events do not come through, the board is fetched every ten seconds.
 */
export function startWall() {
  const wall = document.querySelector('[data-wall]');
  if (!wall) return;
  const way = document.querySelector('[data-wall-way]');
  let heardAt = 0;
  let shownAt = performance.now();
  const show = async () => {
    try {
      const answer = await fetch(`${wall.dataset.wall}/board`, {
        headers: { accept: 'application/json, text/html' },
      });
      if (answer.status === 401) return location.reload();
      if (answer.ok && !answer.redirected) {
        wall.innerHTML = await answer.text();
        shownAt = performance.now();
      }
      way.textContent = answer.ok ? (isLive() ? '实时更新' : '每 10 秒更新') : '更新失败，稍后再试';
    } catch {
      way.textContent = '连接中断，稍后再试';
    }
  };
  const isLive = () => performance.now() - heardAt < SILENT_MS && heardAt > 0;
  const events = new EventSource(`${wall.dataset.wall}/events`);
  const heard = () => {
    heardAt = performance.now();
  };
  events.addEventListener('open', heard);
  events.addEventListener('alive', heard);
  events.addEventListener('wall', () => {
    heard();
    void show();
  });
  setInterval(() => {
    if (!isLive() || performance.now() - shownAt > REFRESH_MS) void show();
  }, POLL_MS);
}
