import type { StockDto } from '@sopwith/server/member-books';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, InputNumber, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { fromLocalInput, toLocalInput } from '../language/local-input.ts';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';

interface StockDialogProps {
  /** Null: of an item that has none yet. */
  readonly stock: StockDto | null;
  readonly onClose: () => void;
}

export function StockDialog({ stock, onClose }: StockDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [item, setItem] = useState(stock?.item ?? '');
  const [isLimited, setLimited] = useState(stock === null || stock.total !== null);
  const [total, setTotal] = useState<number | null>(stock?.total ?? 100);
  const [ends, setEnds] = useState(stock === null || stock.endsAt === null ? '' : toLocalInput(stock.endsAt));
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => peopleApi.setStock(item.trim(), { total: isLimited ? total : null, endsAt: fromLocalInput(ends), reason: reason.trim() }),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['stocks'] }), client.invalidateQueries({ queryKey: ['stock-ledger'] })]);
      onClose();
    },
  });
  const taken = stock?.taken ?? 0;
  return (
    <FormDialog
      title={stock === null ? t('stock.add') : t('stock.editOne', { item: stock.item })}
      okText={t('stock.save')}
      ready={item.trim() !== '' && (!isLimited || total !== null) && (stock === null || reason.trim() !== '')}
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      {stock === null && (
        <Field label={t('stock.item')} id={`${id}-item`} help={t('stock.itemHelp')}>
          <Input id={`${id}-item`} autoFocus maxLength={100} value={item} onChange={({ target }) => setItem(target.value)} />
        </Field>
      )}
      <label className="condition-not" htmlFor={`${id}-limited`}>
        <Switch id={`${id}-limited`} checked={isLimited} onChange={setLimited} /> {t('stock.limited')}
      </label>
      {isLimited && (
        <Field
          label={t('stock.total')}
          id={`${id}-total`}
          help={taken === 0 ? undefined : t('stock.totalHelp', { count: taken })}
          problem={total !== null && total < taken ? t('stock.belowTaken') : undefined}
        >
          <InputNumber id={`${id}-total`} min={0} precision={0} value={total} onChange={setTotal} />
        </Field>
      )}
      <Field label={t('stock.ends')} id={`${id}-ends`} help={t('stock.endsHelp')}>
        <Input id={`${id}-ends`} type="datetime-local" value={ends} onChange={({ target }) => setEnds(target.value)} />
      </Field>
      <Field label={t('stock.reason')} id={`${id}-reason`} help={stock === null ? t('stock.reasonFirst') : t('stock.reasonHelp')}>
        <Input id={`${id}-reason`} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  );
}
