import { bindToRun, bindWindow } from '../condition/bind-to-run.ts';
import type { Scope } from '../condition/scope.ts';
import type { CountedPast } from '../steps/past-window.ts';
import type { AskedPast } from './request.ts';

/** What is to be counted of many, as it is asked for: with what the run knows filled in. */
export function askedPast({ event, property, window, where, of }: CountedPast & { readonly property?: string }, scope: Scope): AskedPast {
  return {
    event,
    property: property ?? null,
    window: window.type === undefined ? window : bindWindow(window, scope),
    ...(where === undefined ? {} : { where: bindToRun(where, scope) }),
    ...(of === undefined ? {} : { of }),
  };
}
