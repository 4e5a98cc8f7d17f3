import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Modal } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addColumn, addRow, columnsOf, type ContentTable, moveRow, pasteTable, removeColumn, removeRow, renameColumn, setCell } from './content-table.ts';

interface ContentTableDialogProps {
  readonly table: ContentTable;
  readonly onSave: (table: ContentTable) => void;
  readonly onClose: () => void;
}

export function ContentTableDialog({ table: given, onSave, onClose }: ContentTableDialogProps) {
  const { t } = useTranslation();
  const [table, setTable] = useState(given);
  const [headed, setHeaded] = useState(true);
  const columns = columnsOf(table);

  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    // One cell's text belongs into the cell; what has several is a table.
    if (!text.includes('\t')) return;
    event.preventDefault();
    setTable(pasteTable(table, text, headed, Math.random));
  };

  return (
    <Modal
      open
      width="min(1080px, 94vw)"
      title={t('panel.tableTitle')}
      okText={t('panel.tableSave')}
      cancelText={t('panel.tableCancel')}
      onOk={() => onSave(table)}
      onCancel={onClose}
    >
      <div className="content-table" onPaste={paste} data-testid="content-table">
        <div className="content-table-paste">
          <Input.TextArea aria-label={t('panel.tablePaste')} placeholder={t('panel.tablePaste')} value="" autoSize={{ minRows: 1, maxRows: 1 }} onChange={() => undefined} />
          <Checkbox checked={headed} onChange={({ target }) => setHeaded(target.checked)}>
            {t('panel.tableHeaded')}
          </Checkbox>
        </div>
        {table.length > 0 && (
          <table>
            <thead>
              <tr>
                <th className="number">#</th>
                {columns.map((name) => (
                  <ColumnHead
                    key={name}
                    name={name}
                    onRename={(to) => setTable(renameColumn(table, name, to))}
                    onRemove={columns.length > 1 ? () => setTable(removeColumn(table, name)) : null}
                  />
                ))}
                <th>
                  <Button size="small" type="text" icon={<PlusOutlined />} aria-label={t('panel.tableAddColumn')} title={t('panel.tableAddColumn')} disabled={columns.length >= 11} onClick={() => setTable(addColumn(table))} />
                </th>
              </tr>
            </thead>
            <tbody>
              {table.map((row, index) => (
                <tr key={row.id}>
                  <td className="number muted">{index + 1}</td>
                  {columns.map((name) => (
                    <td key={name}>
                      <Input.TextArea
                        aria-label={`${index + 1} ${name}`}
                        value={String(row[name] ?? '')}
                        maxLength={4000}
                        autoSize={{ minRows: 1, maxRows: 6 }}
                        onChange={(event) => setTable(setCell(table, index, name, event.target.value))}
                      />
                    </td>
                  ))}
                  <td className="content-table-tools">
                    <Button size="small" type="text" icon={<ArrowUpOutlined />} aria-label={t('panel.moveUp')} disabled={index === 0} onClick={() => setTable(moveRow(table, index, index - 1))} />
                    <Button size="small" type="text" icon={<ArrowDownOutlined />} aria-label={t('panel.moveDown')} disabled={index === table.length - 1} onClick={() => setTable(moveRow(table, index, index + 1))} />
                    <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('panel.remove')} onClick={() => setTable(removeRow(table, index))} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Button block type="dashed" icon={<PlusOutlined />} data-testid="add-row" onClick={() => setTable(addRow(table, Math.random))}>
          {t('panel.tableAddRow')}
        </Button>
      </div>
    </Modal>
  );
}

interface ColumnHeadProps {
  readonly name: string;
  readonly onRename: (to: string) => void;
  readonly onRemove: (() => void) | null;
}

/** The name is taken when the field is left: on the way to it there are names that are taken already. */
function ColumnHead({ name, onRename, onRemove }: ColumnHeadProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  return (
    <th>
      <div className="content-table-head">
        <Input
          size="small"
          aria-label={t('panel.tableColumn', { name })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            onRename(typed.trim());
            setTyped(name);
          }}
        />
        {onRemove && <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('panel.remove')} onClick={onRemove} />}
      </div>
    </th>
  );
}
