import { Button, Form, Input, InputNumber, Modal, type FormInstance } from 'antd';
import { useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, DayInput, MoneyInput, WholeInput } from '../forms/inputs';
import { Provided } from '../forms/Provided';
import { Uploads } from '../forms/Uploads';
import type { AttachmentInput, ProvidedItem } from '../generated/graphql';
import { Hold } from './hold';

type Answer = string | number | null | undefined | AttachmentInput[] | ProvidedItem[];
export type Ask = {
  name: string;
  label: string;
  kind?: 'text' | 'line' | 'money' | 'change' | 'whole' | 'day' | 'choice' | 'uploads' | 'provided';
  options?: readonly { value: string; label: string }[];
  required?: boolean;
  value?: Answer;
  hint?: string;
};
export type Said = Record<string, Answer>;

/** What was said, as text; empty when nothing was. */
export const text = (said: Said, name: string) => (typeof said[name] === 'string' || typeof said[name] === 'number' ? String(said[name]) : '');
export const textOrNull = (said: Said, name: string) => text(said, name) || null;
export const figureOrNull = (said: Said, name: string) => (typeof said[name] === 'number' ? said[name] : null);
export const filesOf = (said: Said, name: string) => (said[name] ?? []) as AttachmentInput[];
export const itemsOrNull = (said: Said, name: string) => (said[name] ?? null) as ProvidedItem[] | null;

type Props = {
  label: string;
  look?: 'primary' | 'danger' | 'plain';
  icon?: ReactNode;
  disabled?: boolean;
  asks: readonly Ask[];
  /** What is about to be done, said before the questions. */
  intro?: ReactNode;
  /** Drawn below the questions from what is answered so far. */
  live?: (said: Said) => ReactNode;
  busy: boolean;
  /** Why it was not done, when it was not. */
  errors: (close: () => void) => ReactNode;
  /** Answers true when done: the dialog closes. */
  run: (said: Said) => Promise<boolean>;
  onOpen?: () => void;
};

/** A button that asks what an act needs, and stays open with the answer when the register refuses. */
export function ActDialog({ label, look = 'plain', icon, disabled, asks, intro, live, busy, errors, run, onOpen }: Props) {
  const { t } = useTranslation('kit');
  const { hold } = useContext(Hold);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Said>();
  const show = (on: boolean) => {
    if (on) onOpen?.();
    hold(on);
    setOpen(on);
  };
  const submit = async (said: Said) => {
    const given = Object.fromEntries(Object.entries(said).map(([k, v]) => [k, typeof v === 'string' ? v.trim() || null : v]));
    if (await run(given)) show(false);
  };
  return (
    <>
      <Button type={look === 'primary' ? 'primary' : 'default'} danger={look === 'danger'} icon={icon} disabled={disabled} onClick={() => show(true)}>{label}</Button>
      <Modal title={label} open={open} onCancel={() => show(false)} onOk={form.submit} confirmLoading={busy} okText={label} cancelText={t('cancel')} okButtonProps={{ danger: look === 'danger' }} destroyOnHidden>
        {intro && <p>{intro}</p>}
        {errors(() => show(false))}
        <Form form={form} layout="vertical" preserve={false} onFinish={(said: Said) => void submit(said)} initialValues={Object.fromEntries(asks.map((a) => [a.name, a.value]))} requiredMark={(l, { required }) => <>{l}{!required && <span className="muted small" style={{ marginInlineStart: 6 }}>{t('optional')}</span>}</>}>
          {asks.map((a, i) => (
            <Form.Item key={a.name} name={a.name} label={a.label} extra={a.hint} rules={a.required ? [isText(a) ? { required: true, whitespace: true, message: t('required') } : { required: true, message: t('required') }] : []}>
              {inputOf(a, i === 0, t('amountUnit'))}
            </Form.Item>
          ))}
          {live && <Live form={form} draw={live} />}
        </Form>
      </Modal>
    </>
  );
}

function Live({ form, draw }: { form: FormInstance<Said>; draw: (said: Said) => ReactNode }) {
  const said = Form.useWatch((all: Said) => all, form) as Said | undefined;
  return said && draw(said);
}

const isText = ({ kind = 'text' }: Ask) => kind === 'text' || kind === 'line';

function inputOf(ask: Ask, first: boolean, unit: string) {
  switch (ask.kind) {
    case 'choice':
      return <Choice words={Object.fromEntries((ask.options ?? []).map((o) => [o.value, o.label]))} />;
    case 'money':
      return <MoneyInput autoFocus={first} />;
    case 'change':
      return <InputNumber<number> autoFocus={first} precision={2} controls={false} suffix={unit} style={{ width: '100%' }} />;
    case 'whole':
      return <WholeInput />;
    case 'day':
      return <DayInput />;
    case 'uploads':
      return <Uploads />;
    case 'provided':
      return <Provided />;
    case 'line':
      return <Input autoFocus={first} maxLength={200} />;
    default:
      return <Input.TextArea autoFocus={first} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />;
  }
}
