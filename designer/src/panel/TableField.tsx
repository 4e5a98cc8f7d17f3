import type { Json } from '@sopwith/engine';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOfText, textOfRows } from './table-text.ts';

interface TableFieldProps {
  readonly id: string;
  readonly value: readonly Json[];
  readonly onChange: (rows: readonly (readonly string[])[]) => void;
}

/** Rows to type, or to paste from a spreadsheet. Keeps the text while it is typed: a half-written line is no row yet. */
export function TableField({ id, value, onChange }: TableFieldProps) {
  const { t } = useTranslation();
  const rows = value.map((row) => (Array.isArray(row) ? (row as readonly Json[]).map(String) : []));
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input.TextArea
      id={id}
      value={typed ?? textOfRows(rows)}
      placeholder={t('panel.tableHint')}
      autoSize={{ minRows: 3, maxRows: 14 }}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(rowsOfText(target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
