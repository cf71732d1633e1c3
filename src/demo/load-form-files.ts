import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../db/database.js';
import type { MaterialFilePurpose } from '../domain/items/material-files.js';
import type { AttachmentStore } from '../features/attachments/attachment-store.js';
import { putMaterialFile } from '../features/material-files/material-files.repository.js';
import { noticeFile } from '../features/notices/notice-file.js';
import { DEMO_FORMS, type DemoForm, FORGOTTEN_FORMS, plainForm } from './demo-forms.js';

/** What is left empty on a blank form. */
const BLANK = '　';

interface Place {
  hallId: number;
  hallName: string;
  itemVersionId: number;
  position: number;
}

/** Writes the blank forms and filled samples that the items of the demonstration hall name as files. */
export async function loadFormFiles(
  house: { database: Database; store: AttachmentStore },
  now: Date,
): Promise<void> {
  for (const { form, hasSample, place } of await namedForms(house.database)) {
    await putFile(house, form, place, 'blank', now);
    if (hasSample) await putFile(house, form, place, 'sample', now);
  }
}

async function namedForms({
  read,
}: Database): Promise<{ form: DemoForm; hasSample: boolean; place: Place }[]> {
  const materials = await read.material.findMany({
    where: {
      formName: { not: '' },
      itemVersion: {
        status: 'published',
        item: { code: { notIn: [...FORGOTTEN_FORMS] }, hall: { isDemo: true } },
      },
    },
    include: { itemVersion: { include: { item: { include: { hall: true } } } } },
    orderBy: { id: 'asc' },
  });
  return materials.map(({ hallId, itemVersionId, position, formName, itemVersion: { item } }) => {
    const own = DEMO_FORMS.find((form) => form.formName === formName && form.itemCode === item.code);
    return {
      form: own ?? plainForm(formName, item.code, item.name),
      hasSample: own !== undefined,
      place: { hallId, itemVersionId, position, hallName: item.hall.name },
    };
  });
}

async function putFile(
  { database, store }: { database: Database; store: AttachmentStore },
  form: DemoForm,
  place: Place,
  purpose: MaterialFilePurpose,
  now: Date,
): Promise<void> {
  const { hallName, ...where } = place;
  await mkdir(store.incoming, { recursive: true, mode: 0o700 });
  const path = join(store.incoming, randomBytes(16).toString('hex'));
  await writeFile(path, await formFile(form, hallName, purpose, now));
  const stored = await store.keep(path);
  const fileName = `${form.formName}${purpose === 'sample' ? '（填写样本）' : ''}.pdf`;
  const file = { ...stored, fileName, mediaType: 'application/pdf' };
  await database.write((tx) =>
    putMaterialFile(tx, { ...where, purpose }, file, { name: '演示数据', at: now }),
  );
}

function formFile(
  { formName, itemCode, parts, statement }: DemoForm,
  organName: string,
  purpose: MaterialFilePurpose,
  at: Date,
): Promise<Buffer> {
  const isSample = purpose === 'sample';
  const value = (sample: string) => (isSample ? sample : BLANK);
  const sheet = {
    head: {
      organName,
      title: formName,
      number: itemCode,
      dateText: isSample ? '' : '年　　月　　日',
      to: null,
      copyText: isSample ? '填写样本' : null,
    },
    parts: [
      ...parts.map(({ heading, fields }) => ({
        type: 'fields' as const,
        heading,
        fields: fields.map(([label, sample]) => ({ label, value: value(sample), wide: true })),
      })),
      { type: 'text' as const, heading: '申请人声明', paragraphs: [statement] },
      {
        type: 'fields' as const,
        heading: '',
        fields: [
          { label: '签名或者盖章', value: value('李样例'), wide: false },
          { label: '日期', value: value('2026年11月20日'), wide: false },
        ],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
  return noticeFile(sheet, { at, demo: true });
}
