import { CalendarOutlined, CheckCircleFilled, CloseCircleFilled, DownOutlined, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { App as Messages, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { makeClient } from '../api/client';
import { Gate } from './Gate';
import { router } from './routes';
import { useTheme } from './theme';

// An icon's own name is English and says nothing that its text does not.
const alert = { successIcon: <CheckCircleFilled aria-hidden />, infoIcon: <InfoCircleFilled aria-hidden />, warningIcon: <ExclamationCircleFilled aria-hidden />, errorIcon: <CloseCircleFilled aria-hidden /> };
const clearIcon = <CloseCircleFilled aria-hidden />;
const select = { suffixIcon: <DownOutlined aria-hidden />, clearIcon };
const datePicker = { suffixIcon: <CalendarOutlined aria-hidden />, clearIcon };

export function App() {
  const { t, i18n } = useTranslation('app');
  const { config } = useTheme();
  const modal = useMemo(() => ({ closable: { 'aria-label': t('close') } }), [t]);
  const client = useMemo(() => makeClient(i18n.language), [i18n.language]);
  return (
    <ConfigProvider locale={i18n.language === 'en' ? enUS : zhCN} theme={config} button={{ autoInsertSpace: false }} alert={alert} select={select} datePicker={datePicker} modal={modal}>
      <Messages>
        <Provider value={client}>
          <Gate><RouterProvider router={router} /></Gate>
        </Provider>
      </Messages>
    </ConfigProvider>
  );
}
