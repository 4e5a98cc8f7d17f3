import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/api.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import { Gate } from './Gate.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const signIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => api.signIn(email, password),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: ['session'] });
      void navigate(ownPlace(search.get('to')), { replace: true });
    },
  });
  return (
    <Gate title={t('page.signInTitle')} text={t('page.signInText')}>
      <Form layout="vertical" requiredMark={false} onFinish={signIn.mutate}>
        <FailureNote error={signIn.error} />
        <Form.Item name="email" label={t('page.email')} rules={[{ required: true, type: 'email', message: t('page.emailNeeded') }]}>
          <Input type="email" autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label={t('page.password')} rules={[{ required: true, message: t('page.passwordNeeded') }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {t('page.signIn')}
        </Button>
      </Form>
    </Gate>
  );
}

/** Only places of this product: a link to sign in must not lead elsewhere afterwards. */
export function ownPlace(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/flows';
}
