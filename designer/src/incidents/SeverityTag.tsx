import { SEVERITY_LABELS, type Severity } from '@sopwith/engine';
import { Tag } from 'antd';
import { useLanguage } from '../language/language.ts';

const COLOURS: Readonly<Record<Severity, string>> = { critical: 'red', high: 'orange', medium: 'blue', low: 'default' };

export function SeverityTag({ severity }: { readonly severity: Severity }) {
  const language = useLanguage();
  return <Tag color={COLOURS[severity]}>{SEVERITY_LABELS[severity][language]}</Tag>;
}
