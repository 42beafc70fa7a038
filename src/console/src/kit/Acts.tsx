import { App, Button, Form, Input, Modal } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../api/act';
import { ActErrors } from './ActErrors';

/** What a dialog's form says. */
export type Said = Record<string, string | undefined>;

type Props<V, S> = {
  label: string;
  act: Act<V, unknown>;
  /** The input, with what the dialog's form says. */
  input: (said: S) => V;
  done: string;
  /** Asks for a reason, or for a comment that may stay empty; left out: the act needs no words. */
  words?: { name: string; label: string; required: boolean };
  /** More fields of the dialog. */
  children?: ReactNode;
  kind?: 'primary' | 'danger';
  reload: () => void;
  onDone?: () => void;
};

/** A button that does one thing to a record, after a dialog that says what and why. Its refusals are shown in the dialog. */
export function ActButton<V, S extends object = Said>({ label, act, input, done, words, children, kind, reload, onDone }: Props<V, S>) {
  const { t } = useTranslation('kit');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<S>();
  // Somebody else acted while the dialog was open, and the button went with the record's old state.
  const asking = useRef(false);
  useEffect(() => {
    asking.current = open;
  }, [open]);
  useEffect(() => () => { if (asking.current) void message.warning(t('overtaken'), 8); }, [message, t]);
  const close = () => {
    setOpen(false);
    act.clear();
  };
  const run = async (said: S) => {
    if (!(await act.run(input(said)))) return;
    close();
    form.resetFields();
    void message.success(done);
    if (onDone) onDone();
    else reload();
  };
  return (
    <>
      <Button type={kind === 'primary' ? 'primary' : 'default'} danger={kind === 'danger'} onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} title={label} okText={label} cancelText={t('cancel')} confirmLoading={act.busy} onCancel={close} onOk={() => form.submit()} okButtonProps={{ danger: kind === 'danger' }} destroyOnHidden>
        <ActErrors act={act} reload={() => { close(); reload(); }} />
        <Form form={form} layout="vertical" onFinish={run} preserve={false}>
          {words && (
            <Form.Item name={words.name as never} label={words.label} rules={[{ required: words.required, whitespace: true, message: words.label }]}>
              <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
            </Form.Item>
          )}
          {children}
        </Form>
      </Modal>
    </>
  );
}
