import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/api.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import { Gate } from './Gate.tsx';

interface First {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The first sign-in creates the administrator, by the one-time link that the start printed. */
export function WelcomePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const welcome = useMutation({
    mutationFn: (first: First) => api.welcome({ token, ...first }),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: ['session'] });
      void navigate('/flows', { replace: true });
    },
  });
  return (
    <Gate title={t('page.welcomeTitle')} text={t('page.welcomeText')}>
      <Form layout="vertical" requiredMark={false} onFinish={welcome.mutate}>
        <FailureNote error={welcome.error} />
        <Form.Item name="name" label={t('page.yourName')} rules={[{ required: true, whitespace: true, message: t('page.nameNeeded') }]}>
          <Input autoComplete="name" autoFocus size="large" maxLength={80} />
        </Form.Item>
        <Form.Item name="email" label={t('page.email')} rules={[{ required: true, type: 'email', message: t('page.emailNeeded') }]}>
          <Input type="email" autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('page.password')}
          extra={t('page.passwordRule')}
          rules={[{ required: true, min: 10, message: t('page.passwordRule') }]}
        >
          <Input.Password autoComplete="new-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={welcome.isPending}>
          {t('page.begin')}
        </Button>
      </Form>
    </Gate>
  );
}
