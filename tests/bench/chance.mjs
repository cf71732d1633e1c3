/** Random numbers that are the same in every run (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    pick: (list) => list[Math.floor(next() * list.length)],
    token: (length) => {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      let text = '';
      for (let index = 0; index < length; index += 1) text += letters[Math.floor(next() * 64)];
      return text;
    },
  };
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** A valid resident identity number of a person born between 1950 and 2005; different for each `index`. */
export function residentId(index) {
  const day = index % 28;
  const month = Math.floor(index / 28) % 12;
  const year = Math.floor(index / 336) % 56;
  const order = Math.floor(index / 18_816) % 1000;
  const area = 110_101 + (Math.floor(index / 18_816_000) % 5);
  const pad = (value, length) => String(value).padStart(length, '0');
  const digits = `${area}${1950 + year}${pad(month + 1, 2)}${pad(day + 1, 2)}${pad(order, 3)}`;
  let sum = 0;
  for (let position = 0; position < 17; position += 1) sum += Number(digits[position]) * WEIGHTS[position];
  return digits + CHECKS[sum % 11];
}

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉建国文辉力';

/** A common name of a person. */
export function personName(random) {
  const given = random.pick(GIVEN) + (random.next() < 0.7 ? random.pick(GIVEN) : '');
  return random.pick(SURNAMES) + given;
}

/** A mobile number; different for each `index`. */
export function mobile(index) {
  return `13${String(800_000_000 + (index % 190_000_000)).padStart(9, '0')}`;
}
