const ASK_MS = 2_000;
const THANKS_MS = 6_000;
const ASK_KEY = 'F4';

/**
 * [data-tablet=ADDRESS] is the tablet of a window: ADDRESS tells which visit may be rated; when that changes, or the
 * thanks were read, the page opens again. It leaves only after an answer, so that a lost network never ends in an
 * error page that nobody at the window can mend. form[data-ask-rating] is sent by F4.
 */
export function startRatings() {
  const tablet = document.body;
  if (tablet.dataset.tablet) watchTablet(tablet.dataset);
  const form = document.querySelector('form[data-ask-rating]');
  if (form) document.addEventListener('keydown', (event) => askRating(event, form));
}

function watchTablet({ tablet, tabletHome, tabletShows }) {
  const home = () => location.assign(tabletHome);
  const askEvery = tabletShows === 'thanks' ? THANKS_MS : ASK_MS;
  setInterval(async () => {
    try {
      const answer = await fetch(tablet, { headers: { accept: 'application/json' } });
      if (answer.status === 404) return home();
      if (answer.ok && (await answer.json()).handle !== tabletShows) home();
    } catch {
      // the hall's network may be gone for a moment; the next question comes by itself
    }
  }, askEvery);
}

function askRating(event, form) {
  if (event.key !== ASK_KEY || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  form.querySelector('button[type=submit]')?.click();
}
