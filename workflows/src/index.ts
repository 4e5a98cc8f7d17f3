// The workflow type is the flow's name, so that Temporal's UI speaks the operator's words: every name runs the default export.
import { lane } from './lane.ts';

export default lane;
export { type JobInput, job } from './job.ts';
export { lane, type LaneInput, poke } from './lane.ts';
