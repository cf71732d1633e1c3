import { startAutosave } from './autosave.js';
import { startConfirm } from './confirm.js';
import { startKeyboard } from './keyboard.js';
import { startMenus } from './menu.js';
import { startOnce } from './once.js';
import { startPrint } from './print.js';
import { startTypeahead } from './typeahead.js';

startConfirm();
startOnce();
startAutosave();
startKeyboard();
startMenus();
startTypeahead();
startPrint();

for (const element of document.querySelectorAll('[data-focus-first]')) element.focus();
