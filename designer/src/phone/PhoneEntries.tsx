import { eventTitle } from '@sopwith/engine';
import type { Phone } from '@sopwith/server/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { formatDay, formatTime } from '../language/moment.ts';
import { answerTo, isInvitation } from './invitation.ts';
import { PhoneInvitation } from './PhoneInvitation.tsx';
import { PhoneQuestion } from './PhoneQuestion.tsx';

export function PhoneEntries({ phone: { scope, now, entries, member } }: { readonly phone: Phone }) {
  const language = useLanguage();
  const { t } = useTranslation();
  if (entries.length === 0) return <p className="phone-none">{t('phone.none')}</p>;
  const dayOf = (at: number) => formatDay(at, language, member.zone);
  const told = entries.filter((entry) => !isKeptForItself(entry));
  return told.map((entry, index) => {
    const before = told[index - 1];
    const said = entry.type === 'event' && entry.event === 'message_posted' ? entry.properties['text'] : undefined;
    return (
      <div
        key={entry.id}
        className="phone-entry"
        data-from={sideOf(entry)}
        data-testid={`phone-${entry.type}`}
      >
        {(!before || dayOf(before.at) !== dayOf(entry.at)) && <h2>{dayOf(entry.at)}</h2>}
        {entry.type === 'message' ? (
          <p className="bubble">{entry.text}</p>
        ) : entry.type === 'post' ? (
          <p className="bubble">
            <small className="muted">{t(entry.mentioned ? 'phone.postMentioned' : 'phone.post', { community: entry.community })}</small>
            <br />
            {entry.text}
          </p>
        ) : entry.type === 'question' ? (
          <PhoneQuestion scope={scope} userId={member.userId} question={entry} />
        ) : isInvitation(entry) ? (
          <PhoneInvitation scope={scope} userId={member.userId} invitation={entry} answer={answerTo(entry, entries, now)} />
        ) : typeof said === 'string' ? (
          <p className="bubble">{said}</p>
        ) : (
          <p className="deed">
            {eventTitle(entry.event, language)}
            {tellingOf(entry).map((line) => (
              <small key={line}>{line}</small>
            ))}
          </p>
        )}
        <time className="number" dateTime={new Date(entry.at).toISOString()}>
          {formatTime(entry.at, language, member.zone)}
        </time>
      </div>
    );
  });
}

type EventEntry = Extract<Phone['entries'][number], { type: 'event' }>;

/** What the engine keeps of somebody, such as the way of a split, is an attribute whose name no person gives. */
function isKeptForItself(entry: Phone['entries'][number]): boolean {
  const name = entry.type === 'event' && entry.event === '$attribute.set' ? entry.properties['name'] : undefined;
  return typeof name === 'string' && name.startsWith('$');
}

/** Of what the member did, everything; of the engine's own events only what a person would say: ids tell nobody anything. */
const TELLING = ['tag', 'title', 'name', 'value'];

function tellingOf({ event, properties }: EventEntry): readonly string[] {
  const own = event.startsWith('$');
  return Object.entries(properties)
    .filter(([name]) => !own || TELLING.includes(name))
    .map(([name, value]) => {
      const words = typeof value === 'string' ? value : JSON.stringify(value);
      return own ? words : `${name}: ${words}`;
    });
}

/** The engine's own events, such as a tag being added, are nobody's words. */
function sideOf(entry: Phone['entries'][number]): 'flow' | 'member' | 'system' {
  if (entry.type !== 'event' || isInvitation(entry)) return 'flow';
  return entry.event.startsWith('$') ? 'system' : 'member';
}
