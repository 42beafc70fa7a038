import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Ask = { name: string; label: string; kind?: 'line' | 'text' | 'money' | 'change' | 'choice'; options?: readonly { value: string; label: string }[]; required?: boolean; value?: string | number; hint?: string };
export type Said = Record<string, string | number | null | undefined>;

type Props = {
  label: string;
  icon?: ReactNode;
  look?: 'primary' | 'danger' | 'plain';
  disabled?: boolean;
  asks: readonly Ask[];
  /** What is about to be done, said before the questions. */
  intro?: ReactNode;
  busy: boolean;
  /** Why it was not done, when it was not. */
  errors: ReactNode;
  /** Answers true when done: the dialog closes. */
  run: (said: Said) => Promise<boolean>;
  onOpen?: () => void;
};

/** A button that asks what an act needs, and stays open with the answer when the register refuses. */
export function ActDialog({ label, icon, look = 'plain', disabled, asks, intro, busy, errors, run, onOpen }: Props) {
  const { t } = useTranslation('kit');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Said>();
  const submit = async (said: Said) => {
    const given = Object.fromEntries(Object.entries(said).map(([k, v]) => [k, typeof v === 'string' ? v.trim() || null : v]));
    if (await run(given)) setOpen(false);
  };
  return (
    <>
      <Button type={look === 'primary' ? 'primary' : 'default'} danger={look === 'danger'} icon={icon} disabled={disabled} onClick={() => { onOpen?.(); setOpen(true); }}>{label}</Button>
      <Modal title={label} open={open} onCancel={() => setOpen(false)} onOk={form.submit} confirmLoading={busy} okText={label} cancelText={t('cancel')} okButtonProps={{ danger: look === 'danger' }} destroyOnHidden>
        {intro}
        <Form form={form} layout="vertical" preserve={false} onFinish={(said: Said) => void submit(said)} initialValues={Object.fromEntries(asks.map((a) => [a.name, a.value]))} requiredMark={(l, { required }) => <>{l}{!required && <span className="muted small" style={{ marginInlineStart: 6 }}>{t('optional')}</span>}</>}>
          {asks.map((a, i) => (
            <Form.Item key={a.name} name={a.name} label={a.label} extra={a.hint} rules={a.required ? [{ required: true, whitespace: typeof a.value !== 'number' && a.kind !== 'money' && a.kind !== 'change', message: t('required') }] : []}>
              {a.kind === 'choice'
                ? <Select autoFocus={i === 0} showSearch={{ optionFilterProp: 'label' }} options={a.options?.map(({ value, label: said }) => ({ value, label: said }))} />
                : a.kind === 'money' || a.kind === 'change'
                ? <InputNumber<number> autoFocus={i === 0} min={a.kind === 'money' ? 0 : undefined} precision={2} controls={false} suffix={t('amountUnit')} style={{ width: '100%' }} />
                : a.kind === 'line'
                  ? <Input autoFocus={i === 0} maxLength={200} />
                  : <Input.TextArea autoFocus={i === 0} rows={4} maxLength={4000} />}
            </Form.Item>
          ))}
        </Form>
        {errors}
      </Modal>
    </>
  );
}
