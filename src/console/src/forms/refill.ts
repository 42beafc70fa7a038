import type { FormInstance } from 'antd';

/** Puts other values in the place of all that a form holds; antd by itself lays them over what is there. */
export function refill<V extends object>(form: FormInstance<V>, values: V) {
  const held: unknown = form.getFieldsValue(true);
  if (typeof held === 'object' && held !== null) form.setFieldsValue(Object.fromEntries(Object.keys(held).map((field) => [field, undefined])) as never);
  form.setFieldsValue(values);
}
