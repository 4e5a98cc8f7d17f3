// The palette's order and its search, over names and help in both languages.
import { concernsMembers, type StepGroup, type StepManifest, type SubjectKind } from '@sopwith/engine';

const ORDER: readonly StepGroup[] = ['say', 'time', 'listen', 'decide', 'programme', 'many', 'member', 'people', 'outside', 'end'];

export interface PaletteGroup {
  readonly group: StepGroup;
  readonly steps: readonly StepManifest[];
}

/** Of a flow that is not about members, only what such a flow can have. */
export function searchSteps(manifests: readonly StepManifest[], text: string, subject: SubjectKind = 'member'): readonly PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = manifests.filter(({ type, title, help }) => {
    if (subject !== 'member' && concernsMembers(type)) return false;
    const all = [type, title.zh, title.en, help.zh, help.en].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return ORDER.map((group) => ({ group, steps: matching.filter((manifest) => manifest.group === group) })).filter(
    ({ steps }) => steps.length > 0,
  );
}
