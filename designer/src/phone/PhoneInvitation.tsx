import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import type { answerTo, Invitation } from './invitation.ts';

interface PhoneInvitationProps {
  readonly scope: string;
  readonly userId: string;
  readonly invitation: Invitation;
  readonly answer: ReturnType<typeof answerTo>;
}

/** An invitation to a community, with its two buttons while it can be answered. */
export function PhoneInvitation({ scope, userId, invitation, answer }: PhoneInvitationProps) {
  const { t } = useTranslation();
  const community = String(invitation.properties['community'] ?? '');
  const reply = useMutation({ mutationFn: (event: string) => api.act(scope, userId, event, { community }) });
  return (
    <div className="bubble phone-invitation">
      <p>{t('phone.invited', { community })}</p>
      <FailureNote error={reply.error} />
      {answer === 'open' ? (
        <p className="phone-invitation-answers">
          <Button type="primary" size="small" disabled={reply.isPending || reply.isSuccess} onClick={() => reply.mutate('community.accepted')}>
            {t('phone.accept')}
          </Button>
          <Button size="small" disabled={reply.isPending || reply.isSuccess} onClick={() => reply.mutate('community.declined')}>
            {t('phone.decline')}
          </Button>
        </p>
      ) : (
        <p className="muted">{t(`phone.invitation_${answer}`)}</p>
      )}
    </div>
  );
}
