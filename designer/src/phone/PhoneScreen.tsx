// A member's phone: what arrives, what the member says and does. Used by the phone page and beside the canvas.
import { SendOutlined } from '@ant-design/icons';
import type { JsonObject } from '@sopwith/engine';
import { type Catalog, eventTitle, type FlowDocument } from '@sopwith/engine';
import type { Phone } from '@sopwith/server/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLive } from '../api/live.ts';
import { useLanguage } from '../language/language.ts';
import { formatTime } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { AnyEvent } from './AnyEvent.tsx';
import { PhoneEntries } from './PhoneEntries.tsx';
import { actionsOf } from './phone-actions.ts';
import './phone.css';
import { useVirtualNow } from './virtual-clock.ts';

interface PhoneScreenProps {
  readonly scope: string;
  readonly userId: string;
  /** The flow that is tried out: its events get buttons. */
  readonly flow?: FlowDocument | undefined;
  readonly catalog?: Catalog | undefined;
}

export function PhoneScreen({ scope, userId, flow, catalog }: PhoneScreenProps) {
  const { t } = useTranslation();
  const phone = useLive(['phone', scope, userId], () => api.phone(scope, userId), { path: api.phoneStream(scope, userId), event: 'phone' });
  if (!phone.data) return <PageState error={phone.error} />;
  return (
    <section className="phone" aria-label={t('phone.title')} data-testid="phone">
      <OpenPhone phone={phone.data} flow={flow} catalog={catalog} />
      {!phone.connected && (
        <p className="phone-cut" role="status">
          {t('phone.reconnecting')}
        </p>
      )}
    </section>
  );
}

function OpenPhone({
  phone,
  flow,
  catalog,
}: {
  readonly phone: Phone;
  readonly flow: FlowDocument | undefined;
  readonly catalog: Catalog | undefined;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fail = useFailure();
  const now = useVirtualNow(phone.now, phone.speed);
  const [reply, setReply] = useState('');
  const [asking, setAsking] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const { scope, member, entries } = phone;
  const actions = useMemo(() => actionsOf(flow, catalog), [flow, catalog]);
  const act = useMutation({
    mutationFn: ({ event, properties }: { event: string; properties: JsonObject }) => api.act(scope, member.userId, event, properties),
    onError: fail,
  });
  const count = entries.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  const send = () => {
    const text = reply.trim();
    if (text === '') return;
    act.mutate({ event: 'message_posted', properties: { text } }, { onSuccess: () => setReply('') });
  };
  return (
    <>
      <header className="phone-head">
        <time className="number" data-testid="phone-clock">
          {formatTime(now, language, member.zone)}
        </time>
        <strong>{member.name ?? member.userId}</strong>
        <span className="phone-battery" aria-hidden="true" />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="phone-entries" role="log" aria-label={t('phone.conversation')} tabIndex={0}>
        <PhoneEntries phone={phone} />
        <div ref={end} />
      </div>
      <section className="phone-actions" aria-label={t('phone.actions')}>
        {actions.map((event) => (
          <Button
            key={event}
            size="small"
            shape="round"
            title={event}
            onClick={() => act.mutate({ event, properties: {} })}
            data-testid={`act-${event}`}
          >
            {eventTitle(event, language)}
          </Button>
        ))}
        <Button size="small" shape="round" type="dashed" onClick={() => setAsking(true)}>
          {t('phone.anyEvent')}
        </Button>
      </section>
      <form
        className="phone-reply"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Input
          aria-label={t('phone.reply')}
          placeholder={t('phone.reply')}
          value={reply}
          maxLength={1000}
          onChange={(event) => setReply(event.target.value)}
        />
        <Button type="primary" htmlType="submit" icon={<SendOutlined />} aria-label={t('phone.send')} disabled={reply.trim() === ''} />
      </form>
      {asking && (
        <AnyEvent
          onClose={() => setAsking(false)}
          onSend={(event, properties) => {
            setAsking(false);
            act.mutate({ event, properties });
          }}
        />
      )}
    </>
  );
}
