// What the API needs of the engine, in one place: the composition root fills it in with the steps of this installation.
import type { Bilingual, CalledStep, Dictionary, FlowDocument, KitDocument, KitSurroundings, KitTemplate, ParsedKit, Problem, Program, StepManifest, Surroundings } from '@sopwith/engine';

export interface FlowTemplate {
  readonly id: string;
  readonly title: Bilingual;
  readonly purpose: Bilingual;
  readonly flows: { readonly zh: FlowDocument; readonly en: FlowDocument };
}

/** What a flow is judged against: calendars and today, and what the workspace has declared. */
export interface KnownAround extends Surroundings {
  readonly dictionary?: Dictionary;
}

export interface FlowLanguage {
  readonly steps: readonly StepManifest[];
  readonly templates: readonly FlowTemplate[];
  readonly kitTemplates: readonly KitTemplate[];
  /** With its flows' steps in the versions of this installation. */
  parseKit(document: unknown): ParsedKit;
  validateKit(kit: KitDocument, known: KnownAround & KitSurroundings): readonly Problem[];
  parse(
    document: unknown,
  ): { readonly ok: true; readonly flow: FlowDocument } | { readonly ok: false; readonly problems: readonly Problem[] };
  /** A stored flow with its steps in the versions of this installation, as far as their types know the way. */
  upgrade(flow: FlowDocument): FlowDocument;
  validate(flow: FlowDocument, known?: KnownAround): readonly Problem[];
  /** What people call each of these steps, by its id. */
  titlesOf(steps: readonly CalledStep[]): (id: string) => Bilingual;
  /** Only for a flow without errors. */
  compile(flow: FlowDocument): { readonly program: Program; readonly hash: string };
}
