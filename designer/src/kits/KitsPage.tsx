import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kitsApi, type NewKit } from '../api/kits-api.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { KitCard } from './KitCard.tsx';
import { NewKitDialog } from './NewKitDialog.tsx';
import './kits.css';

const EVERY_MS = 5_000;

export function KitsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const failed = useFailure();
  const [creating, setCreating] = useState(false);
  const kits = useQuery({ queryKey: ['kits'], queryFn: kitsApi.kits, refetchInterval: EVERY_MS });
  const create = useMutation({
    mutationFn: (kit: NewKit) => kitsApi.create(kit),
    onSuccess: () => client.invalidateQueries({ queryKey: ['kits'] }),
    onError: failed,
  });
  /** False: the upload itself is not wanted. */
  const importFile = async (file: Blob): Promise<false> => {
    const document = parsed(await file.text());
    if (document === null) failed(new Error(t('kit.notAKit')));
    else create.mutate({ document });
    return false;
  };
  if (!kits.data) return <PageState error={kits.error} onRetry={() => void kits.refetch()} />;
  return (
    <>
      <PageHead
        title={t('common.kits')}
        text={t('kit.text')}
        actions={
          <>
            <Upload accept=".json,application/json" showUploadList={false} beforeUpload={importFile}>
              <Button icon={<ImportOutlined />} loading={create.isPending}>
                {t('kit.import')}
              </Button>
            </Upload>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)} data-testid="new-kit">
              {t('kit.add')}
            </Button>
          </>
        }
      />
      {kits.data.length === 0 ? (
        <Empty className="page-empty" description={t('kit.none')} />
      ) : (
        <ul className="kit-cards" aria-label={t('common.kits')}>
          {kits.data.map((kit) => (
            <KitCard key={kit.id} kit={kit} />
          ))}
        </ul>
      )}
      {creating && <NewKitDialog onClose={() => setCreating(false)} />}
    </>
  );
}

/** Null: it is not JSON. Whether it is a kit, the server says. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
