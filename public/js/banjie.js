import { startAttachments } from './attachments.js';
import { startAutosave } from './autosave.js';
import { startCardReader } from './card-reader.js';
import { startConfirm } from './confirm.js';
import { startIntake } from './intake.js';
import { startKeyboard } from './keyboard.js';
import { startMenus } from './menu.js';
import { startOnce } from './once.js';
import { startPapers } from './papers.js';
import { startPrint } from './print.js';
import { startTypeahead } from './typeahead.js';
import { startWall } from './wall.js';

startConfirm();
startOnce();
startAutosave();
startKeyboard();
startMenus();
startTypeahead();
startIntake();
startCardReader();
startAttachments();
startPapers();
startPrint();
startWall();

const toRead = document.querySelectorAll('[data-focus-first]');
if (toRead.length === 1) toRead[0].focus();
