import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { RouterProvider } from 'react-router/dom';
import { ServerRefused } from './api/request.ts';
import { useLanguage } from './language/language.ts';
import { router } from './routes.tsx';
import { antdTheme, useShade } from './theme/theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refused it will refuse again; what did not arrive may arrive.
      retry: (failures, error) => !(error instanceof ServerRefused) && failures < 2,
    },
  },
});

export function App() {
  const language = useLanguage();
  const shade = useShade((state) => state.shade);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={antdTheme(shade)} button={{ autoInsertSpace: false }}>
      <AntdApp style={{ height: '100%' }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
