import { z } from 'zod';
import { AUDIENCES } from '../../domain/items/item-content.js';
import { checkbox, text } from '../../web/forms.js';

export const BUNDLE_ROWS = 10;

const GROUP = '写第几组，从 1 编起';

const row = z
  .strictObject({
    code: text({ max: 60 }),
    group: z
      .preprocess(
        (value) => (value === '' ? '1' : value),
        z.coerce.number({ error: GROUP }).int(GROUP).min(1, GROUP).max(9, GROUP),
      )
      .default(1),
  })
  .nullable();

const rows = z.preprocess(
  (value) => (typeof value === 'object' && value !== null ? Object.values(value) : []),
  z.array(row).max(BUNDLE_ROWS, `最多 ${BUNDLE_ROWS} 个事项`),
);

export const bundleForm = z
  .strictObject({
    version: z.coerce.number().int().min(0).default(0),
    code: text({ required: '请填写编码', max: 40 }),
    name: text({ required: '请填写一件事的名称', max: 100 }),
    description: text({ max: 500 }),
    audience: text({ max: 20 }).refine((value) => Object.hasOwn(AUDIENCES, value), '请选择服务对象'),
    active: checkbox(),
    items: rows,
  })
  .transform(({ version, items, ...columns }) => ({
    version,
    entered: {
      ...columns,
      items: items.filter((each) => each !== null).filter((each) => each.code !== ''),
    },
  }));
