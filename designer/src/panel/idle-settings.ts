// Settings that would say nothing as the others stand, and are not asked for: a table where nothing is started for its rows. What is set already stays, so that it can be taken away.
import type { JsonObject } from '@sopwith/engine';
import { isJsonObject } from './field-schema.ts';

export function idleSettings(type: string, config: JsonObject): readonly string[] {
  switch (type) {
    case 'for-each':
      return idleOfForEach(config);
    case 'measure':
      return idleOfMeasure(config);
    case 'split':
      return idleOfSplit(config);
    case 'rank':
      return unset(config, config['property'] === undefined ? [] : ['of']);
    case 'ask':
      return [...idleOfAsk(config), ...idleOfSaying(config)];
    case 'message':
    case 'broadcast':
      return idleOfSaying(config);
    case 'task':
      return unset(config, [...(config['assignBy'] === 'attribute' ? [] : ['assigneeAttribute']), ...(config['assignBy'] === 'sameAs' ? [] : ['sameAs'])]);
    case 'hold':
      return unset(config, ['community', 'segment'].includes(String(config['audience'])) ? [] : ['of']);
    case 'move':
      // What is asked of an invitation stands in the settings from the start: nobody has chosen it yet.
      return config['mode'] === 'invite' ? [] : config['mode'] === 'add' ? ['deadline'] : ['from', 'deadline'];
    default:
      return [];
  }
}

function idleOfSplit(config: JsonObject): readonly string[] {
  return unset(config, [...(config['unit'] === 'context' ? [] : ['field']), ...(config['by'] === 'table' ? [] : ['table', 'otherwise'])]);
}

function unset(config: JsonObject, names: readonly string[]): readonly string[] {
  return names.filter((name) => config[name] === undefined);
}

function idleOfMeasure(config: JsonObject): readonly string[] {
  const what = String(config['what']);
  return [
    ...unset(config, [...(['count', 'average', 'top'].includes(what) ? [] : ['of']), ...(['sum', 'average', 'top'].includes(what) ? [] : ['property'])]),
    ...(what === 'top' ? [] : ['n']),
  ];
}

function idleOfAsk(config: JsonObject): readonly string[] {
  const { kind } = config;
  return [
    ...unset(config, [...(kind === 'choice' ? [] : ['options']), ...(kind === 'scale' ? [] : ['most']), ...(kind === 'survey' ? [] : ['questions'])]),
    // Each question of a survey has a name of its own.
    ...(kind === 'survey' ? ['variable'] : []),
  ];
}

/** Only e-mails have a subject, and the inbox has no account; a variant may be written for another channel. */
function idleOfSaying(config: JsonObject): readonly string[] {
  const { channel = 'in-app', variants } = config;
  const channels = new Set([channel, ...(Array.isArray(variants) ? variants.map((one) => (isJsonObject(one) ? one['channel'] : undefined)) : [])]);
  return unset(config, [...(channels.has('email') ? [] : ['subject']), ...(channels.has('email') || channels.has('webhook') ? [] : ['account'])]);
}

function idleOfForEach({ audience, rows, rowsIn, wait }: JsonObject): readonly string[] {
  const isOfRows = isJsonObject(audience) && audience['from'] === 'rows';
  return [...((isOfRows && rowsIn === undefined) || rows !== undefined ? [] : ['rows']), ...(isOfRows || rowsIn !== undefined ? [] : ['rowsIn']), ...(wait === 'share' ? [] : ['share'])];
}
