// Who is on duty in which role, and when the workspace works: tasks and approvals find their people here.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Shift } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';
import { useFailure } from '../shell/failure.ts';
import { byRole, isOn } from './duty-now.ts';
import { ShiftDialog } from './ShiftDialog.tsx';
import { WorkingHoursCard } from './WorkingHoursCard.tsx';

export function DutyPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const [adding, setAdding] = useState(false);
  const roster = useQuery({ queryKey: ['roster'], queryFn: peopleApi.roster, refetchInterval: 30_000 });
  const hours = useQuery({ queryKey: ['working-hours'], queryFn: peopleApi.workingHours });
  const remove = useMutation({
    mutationFn: peopleApi.removeShift,
    onSuccess: () => client.invalidateQueries({ queryKey: ['roster'] }),
    onError: fail,
  });
  if (!roster.data || !hours.data) {
    return <PageState error={roster.error ?? hours.error} onRetry={() => void Promise.all([roster.refetch(), hours.refetch()])} />;
  }
  const now = Date.now();
  const columns: readonly Column<Shift>[] = [
    {
      key: 'person',
      title: t('duty.person'),
      show: (shift) => (
        <span className="record-name">
          {shift.person} {isOn(shift, now) && <Tag color="green">{t('duty.now')}</Tag>}
        </span>
      ),
    },
    { key: 'from', title: t('duty.from'), show: ({ startsAt }) => formatFullMoment(startsAt, language) },
    { key: 'until', title: t('duty.until'), show: ({ endsAt }) => (endsAt === null ? t('duty.open') : formatFullMoment(endsAt, language)) },
    {
      key: 'tools',
      title: t('page.actions'),
      show: (shift) => (
        <Popconfirm title={t('duty.removeAsk', { person: shift.person })} okText={t('duty.remove')} cancelText={t('common.cancel')} onConfirm={() => remove.mutate(shift.id)}>
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('duty.removeOne', { person: shift.person, role: shift.role })} />
        </Popconfirm>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('common.duty')}
        text={t('duty.text')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('duty.add')}
          </Button>
        }
      />
      {roster.data.length === 0 ? (
        <Empty className="page-empty" description={t('duty.none')} />
      ) : (
        byRole(roster.data).map(({ role, shifts }) => (
          <section key={role} className="page-section" aria-label={role}>
            <h2>{role}</h2>
            <p className="muted">
              {shifts.some((shift) => isOn(shift, now))
                ? t('duty.onNow', { people: shifts.filter((shift) => isOn(shift, now)).map(({ person }) => person).join(language === 'zh' ? '、' : ', ') })
                : t('duty.nobodyNow')}
            </p>
            <RecordTable label={role} columns={columns} rows={shifts} keyOf={({ id }) => id} />
          </section>
        ))
      )}
      <WorkingHoursCard key={JSON.stringify(hours.data)} hours={hours.data} />
      {adding && <ShiftDialog roles={[...new Set(roster.data.map(({ role }) => role))]} onClose={() => setAdding(false)} />}
    </>
  );
}
