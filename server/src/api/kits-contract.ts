// Kits: several flows that belong together.
//
//   GET    /v1/kits                          KitDto[]
//   POST   /v1/kits                          {template, language} | {document} | {name, description?, flows: id[]} → KitDto
//   GET    /v1/kits/:id                      KitDto
//   DELETE /v1/kits/:id                      → {}; its flows stay, each as a flow of its own
//   GET    /v1/kits/:id/document             the kit's file, sopwith.kit/1
//   PUT    /v1/kits/:id/document             the kit's file → KitDto
//   POST   /v1/kits/:id/publish              → KitDto; 422 with all problems, each with its `flow`: all or nothing
//   POST   /v1/kits/:id/pause | /resume?elapsed=     → KitDto
//   POST   /v1/kits/:id/stop                 {confirm: the kit's name} → {ended}; enrolls nobody and ends all runs
import type { FlowSummary } from './contract.ts';

export interface KitFlowDto extends FlowSummary {
  /** What problems and the kit's file call it. */
  readonly called: string;
}

export interface KitDto {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly updatedAt: number;
  readonly flows: readonly KitFlowDto[];
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  readonly tables: readonly { readonly id: string; readonly title: string; readonly rows: number }[];
  readonly forms: readonly { readonly id: string; readonly title: string }[];
  readonly events: readonly string[];
}
