import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CsvPreview } from '../pages/csv-preview.ts';

export function CsvTable({ preview }: { readonly preview: CsvPreview }) {
  const { t } = useTranslation();
  if (!preview.hasUserId) return <Alert type="error" showIcon title={t('enrolment.csvNoUserId')} style={{ marginTop: 12 }} />;
  return (
    <div className="csv-preview">
      <p>{t('enrolment.csvRows', { count: preview.total })}</p>
      <table>
        <thead>
          <tr>
            {preview.header.map((name, index) => (
              <th key={index}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
