import { expect, test } from 'vitest';
import { pileOf } from './approval-pile.ts';

const names = ['Lin', 'lin@example.org'];
const vote = (person: string) => ({ person, vote: 'approve' as const, note: null, at: 0 });

test.each([
  ['I am asked and have not voted', { status: 'open', youAre: 'approver', votes: [vote('Mo')] }, 'mine'],
  ['I have voted', { status: 'open', youAre: 'approver', votes: [vote('lin@example.org')] }, 'open'],
  ['I wrote it', { status: 'open', youAre: 'author', votes: [] }, 'open'],
  ['I am not asked', { status: 'open', youAre: 'reader', votes: [] }, 'open'],
  ['it is decided', { status: 'rejected', youAre: 'approver', votes: [] }, 'decided'],
  ['it was closed', { status: 'closed', youAre: 'approver', votes: [] }, 'decided'],
] as const)('where %s, it lies with: %j', (_, approval, pile) => expect(pileOf(approval, names)).toBe(pile));
