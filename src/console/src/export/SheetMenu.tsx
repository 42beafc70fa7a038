import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { csv, save, xlsx, type Sheet } from './sheet';
import './texts';

/** A table that is whole on the page already, as a file. */
export function SheetMenu({ title, sheet }: { title: string; sheet: Sheet }) {
  const { t } = useTranslation('export');
  const write = async (kind: string) => save(`${title}.${kind}`, kind === 'csv' ? new Blob([csv(sheet)], { type: 'text/csv;charset=utf-8' }) : await xlsx([sheet]));
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'xlsx', label: t('xlsx') }, { key: 'csv', label: t('csv') }], onClick: ({ key }) => void write(key) }}>
      <Button icon={<DownloadOutlined aria-hidden />}>{t('export')}</Button>
    </Dropdown>
  );
}
