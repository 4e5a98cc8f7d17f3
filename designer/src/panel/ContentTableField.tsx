// The table of content: a line that says what is in it, and a dialog wide enough to edit it.
import { TableOutlined } from '@ant-design/icons';
import type { Json } from '@sopwith/engine';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContentTableDialog } from './ContentTableDialog.tsx';
import { columnsOf, readTable } from './content-table.ts';

interface ContentTableFieldProps {
  readonly value: Json | undefined;
  readonly onChange: (rows: Json | undefined) => void;
}

export function ContentTableField({ value, onChange }: ContentTableFieldProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const table = readTable(value);
  return (
    <div className="field-stack">
      {table.length > 0 && (
        <span className="muted">{t('panel.tableHolds', { count: table.length, columns: columnsOf(table).join(', ') })}</span>
      )}
      <Button icon={<TableOutlined />} data-testid="edit-table" onClick={() => setOpen(true)}>
        {t(table.length === 0 ? 'panel.tableBegin' : 'panel.tableEdit')}
      </Button>
      {open && (
        <ContentTableDialog
          table={table}
          onClose={() => setOpen(false)}
          onSave={(next) => {
            // Without rows the number of turns counts again.
            onChange(next.length === 0 ? undefined : next.map((row) => ({ ...row })));
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
