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

export function App() {
  const { i18n } = useTranslation('app');
  const { config } = useTheme();
  const client = useMemo(() => makeClient(i18n.language), [i18n.language]);
  return (
    <ConfigProvider locale={i18n.language === 'en' ? enUS : zhCN} theme={config} button={{ autoInsertSpace: false }}>
      <Messages>
        <Provider value={client}>
          <Gate><RouterProvider router={router} /></Gate>
        </Provider>
      </Messages>
    </ConfigProvider>
  );
}
