import { z } from 'zod';
import { isRole, ROLES, type Role } from '../../domain/access/roles.js';
import { id, text } from '../../web/forms.js';

const several = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const roles = z.preprocess(
  several,
  z
    .array(z.string())
    .refine((codes) => codes.every((code) => isAssignable(code)), '请选择列出的角色')
    .transform((codes) => codes.filter(isRole))
    .refine((codes) => codes.length > 0, '至少选择一个角色'),
);

const windowIds = z.preprocess(several, z.array(id('请选择列出的窗口')));

const facts = {
  name: text({ required: '请填写姓名', max: 40 }),
  post: text({ max: 40 }),
  phone: text({ max: 40 }),
  email: text({ max: 120 }).refine(
    (value) => value === '' || z.email().safeParse(value).success,
    '请填写正确的电子邮箱，例如 name@hall.example',
  ),
  departmentId: z
    .union([z.literal(''), z.coerce.number({ error: '请选择部门' }).int('请选择部门').positive('请选择部门')])
    .default('')
    .transform((value) => (value === '' ? null : value)),
  roles,
  windowIds,
};

export const newStaffForm = z.strictObject({
  account: text({ required: '请填写账号', max: 40 })
    .transform((value) => value.toLowerCase())
    .refine(
      (value) => /^[a-z0-9][a-z0-9._-]{1,39}$/.test(value),
      '账号用 2 至 40 位小写字母、数字、点、横线',
    ),
  ...facts,
});

export const staffForm = z.strictObject({ ...facts, version: id('页面已过期，请刷新') });

export const staffStepForm = z.strictObject({ version: id('页面已过期，请刷新') });

export type StaffFacts = Omit<z.output<typeof staffForm>, 'version'>;
export type NewStaffFacts = z.output<typeof newStaffForm>;

/** The roles that carry permissions in this release, to be ticked. */
export const ASSIGNABLE_ROLES = ROLES.filter((role) => role.active);

function isAssignable(code: string): code is Role {
  return ASSIGNABLE_ROLES.some((role) => role.code === code);
}
