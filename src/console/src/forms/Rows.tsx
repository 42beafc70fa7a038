import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../kit/Facts';
import { FieldFindings } from './Field';
import { fieldId } from './live';

type Cell = { name: string; label: string; input: ReactNode; wide?: boolean };

/** A card of rows that are added and removed, each with the same cells. */
export function Rows({ name, title, hint, add, cells }: { name: string; title: string; hint: string; add: string; cells: Cell[] }) {
  const { t } = useTranslation('kit');
  return (
    <Card title={title}>
      <p className="muted small">{hint}</p>
      <div id={fieldId(name)} role="group" aria-label={title}>
        <Form.List name={name}>
          {(rows, { add: append, remove }) => (
            <>
              {rows.map((row) => (
                <div className="row-line" key={row.key}>
                  {cells.map((c) => <Form.Item key={c.name} name={[row.name, c.name]} label={c.label} className={c.wide ? 'wide' : undefined}>{c.input}</Form.Item>)}
                  <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('remove')} onClick={() => remove(row.name)} />
                </div>
              ))}
              <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => append({})}>{add}</Button>
            </>
          )}
        </Form.List>
      </div>
      <FieldFindings at={name} />
    </Card>
  );
}
