import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditorStore } from '../editor/editor-store.ts';
import { duplicateSelected } from '../editor/use-shortcuts.ts';

export function ManyPanel({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  return (
    <div className="panel">
      <header className="panel-head">
        <h2>{t('panel.manySelected', { count })}</h2>
      </header>
      <div className="field-stack">
        <Button icon={<CopyOutlined />} onClick={() => duplicateSelected(store)}>
          {t('panel.duplicate')}
        </Button>
        <Button
          danger
          icon={<DeleteOutlined />}
          onClick={() => store.getState().apply({ type: 'delete', steps: store.getState().selected, ways: [] })}
        >
          {t('panel.delete')}
        </Button>
      </div>
    </div>
  );
}
