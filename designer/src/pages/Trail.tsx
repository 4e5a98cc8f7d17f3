// What happened to one member, line by line, with the reason in words.
import {
  BellOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  EditOutlined,
  FlagFilled,
  PlayCircleFilled,
  RightCircleOutlined,
  StopOutlined,
  SwapOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { describeDelivery, describeReason, type TrailEntry } from '@sopwith/engine';
import type { RunDetail } from '@sopwith/server/contract';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { formatTime } from '../language/moment.ts';
import { useKnownCatalog, useStepTitles } from './step-titles.ts';
import { trailDays } from './trail-days.ts';

const ICONS: Readonly<Record<TrailEntry['kind'], ComponentType>> = {
  started: PlayCircleFilled,
  resting: ClockCircleOutlined,
  noted: BellOutlined,
  left: RightCircleOutlined,
  interrupted: StopOutlined,
  turn: SyncOutlined,
  failed: CloseCircleFilled,
  moved: SwapOutlined,
  updated: EditOutlined,
  ended: FlagFilled,
};

/** Of a run, or of one that was only played. */
export type TrailOf = Pick<RunDetail, 'trail' | 'zone' | 'document' | 'deliveries'>;

export function Trail({ run }: { readonly run: TrailOf }) {
  const language = useLanguage();
  const titles = useKnownCatalog()?.catalog;
  const titleOf = useStepTitles(run.document);
  const { t } = useTranslation();
  const days = trailDays(run.trail.map(({ at }) => at), language, run.zone);
  return (
    <ol className="trail" data-testid="trail">
      {run.trail.map((entry, index) => {
        const newDay = days[index] ?? null;
        const Icon = ICONS[entry.kind];
        const reason = describeReason(entry, run.document.steps, { lang: language, zone: run.zone, ...(titles && { titles }) });
        const became = delivered(entry, run, language);
        return (
          // A trail only grows at its end, so a line's place is its identity.
          <li key={index} data-kind={entry.kind}>
            {newDay !== null && <h3 className="trail-day">{newDay}</h3>}
            <div className="trail-line">
              <time className="number" dateTime={new Date(entry.at).toISOString()}>
                {formatTime(entry.at, language, run.zone)}
              </time>
              <span className="trail-icon" aria-hidden="true">
                <Icon />
              </span>
              <div>
                <p>
                  <span className="sr-only">{t(`page.kind_${entry.kind}`)} </span>
                  {entry.step !== null && <strong>{titleOf(entry.step)}</strong>}
                  {entry.visit > 1 && <span className="muted"> {t('page.visit', { visit: entry.visit })}</span>}
                </p>
                <p className="trail-reason">{reason}</p>
                {became !== null && became !== reason && <p className="trail-reason muted">{became}</p>}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** What became of the message that was asked for here, where it did not go at once. */
function delivered(entry: TrailEntry, run: TrailOf, language: 'zh' | 'en'): string | null {
  if (!entry.reason.code.startsWith('message.')) return null;
  const found = run.deliveries.find(({ step, visit }) => step === entry.step && visit === entry.visit);
  return found === undefined ? null : describeDelivery(found, language, run.zone);
}
