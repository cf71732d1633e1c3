const WAIT_MILLISECONDS = 6000;

/**
 * The readers: where their service on this machine is asked, and what its answer says of the card.
 * `read` gives { name, idNumber, address, validTo }, or { fault } in words.
 */
const READERS = {
  xzx: {
    address: () => 'http://localhost:8989/api/ReadMsg?waitTime=3&readOnce=1&NoPhoto=1',
    read: (answer) =>
      String(answer.code) === '0' && answer.cardno
        ? { name: answer.name, idNumber: answer.cardno, address: answer.address, validTo: answer.userlifee }
        : { fault: answer.errmsg || answer.retmsg || '没有读到身份证' },
  },
  huashi: {
    address: () => `http://127.0.0.1:19196/readcard&t=${Date.now()}`,
    read: (answer) => {
      const card = answer.resultContent ?? answer;
      return String(answer.resultFlag) === '0' && card.certNumber
        ? {
            name: card.partyName,
            idNumber: card.certNumber,
            address: card.certAddress,
            validTo: card.expDate,
          }
        : { fault: answer.errorMsg || '没有读到身份证' };
    },
  },
};

/** [data-card-reader=KIND]: F4 or a press reads the card into the form; typing goes on as before. */
export function startCardReader() {
  const button = document.querySelector('[data-card-reader]');
  const reader = READERS[button?.dataset.cardReader];
  if (!reader) return;
  const form = button.closest('form');
  let isReading = false;
  const read = async () => {
    if (isReading) return;
    isReading = true;
    tell(form, '正在读卡，请把身份证放在读卡器上…');
    const card = await ask(reader);
    isReading = false;
    if (card.fault) {
      tell(form, `${card.fault}：可以再按 F4，或者直接输入`);
      form.idNumber.focus();
      return;
    }
    fill(form, card);
  };
  button.hidden = false;
  button.addEventListener('click', read);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F4' || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    read();
  });
}

async function ask(reader) {
  try {
    const answer = await fetch(reader.address(), {
      signal: AbortSignal.timeout(WAIT_MILLISECONDS),
      credentials: 'omit',
    });
    return trimmed(reader.read(await answer.json()));
  } catch {
    return { fault: '读卡器没有应答，请检查读卡服务是否已经启动' };
  }
}

function trimmed(card) {
  return Object.fromEntries(Object.entries(card).map(([name, value]) => [name, String(value ?? '').trim()]));
}

function fill(form, card) {
  const person = form.querySelector('[name=applicantType][value=person]');
  person.checked = true;
  form.idType.value = 'resident-id';
  form.name.value = card.name;
  form.idNumber.value = card.idNumber;
  if (card.address) form.address.value = card.address;
  form.cardName.value = card.name;
  form.cardNumber.value = card.idNumber;
  form.cardValidTo.value = card.validTo;
  tell(form, '已从身份证读入，请核对');
  form.idNumber.dispatchEvent(new Event('input', { bubbles: true }));
  form.idNumber.dispatchEvent(new Event('change', { bubbles: true }));
  form.phone.focus();
}

function tell(form, words) {
  form.querySelector('[data-card-status]').textContent = words;
}
