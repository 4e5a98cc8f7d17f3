// What a lane workflow and its exchange say to each other. Ids and counts only: nothing personal goes through Temporal.

export interface ExchangeRequest {
  readonly laneId: number;
  /** The workflow has just begun and knows of no act: everything unfinished is offered again. */
  readonly opening: boolean;
}

export interface ActToStart {
  readonly key: string;
  /** The activity's name: the step type. */
  readonly stepType: string;
  readonly startToCloseMs: number;
  readonly heartbeatMs?: number;
  readonly retry: {
    readonly maximumAttempts: number;
    readonly initialIntervalMs: number;
    readonly maximumIntervalMs: number;
    /** 2 where a turn recorded earlier does not name it. */
    readonly backoffCoefficient?: number;
  };
}

export interface Turn {
  readonly acts: readonly ActToStart[];
  /** Something is runnable already: come again at once. */
  readonly more: boolean;
  /** Real milliseconds until a timer falls due; null where nothing waits for time, or time is driven. Only a hint. */
  readonly nextDueInMs: number | null;
  /** For a lane of one run: its step and next wake, for Temporal's own UI. */
  readonly details?: string;
}

export interface ActRequest {
  readonly key: string;
}

export interface AlarmRequest {
  readonly scopeId: string;
}

export interface AlarmActivities {
  /** Does what is due in the scope beside its lanes. */
  ring(request: AlarmRequest): Promise<void>;
}

export interface JobRequest {
  readonly jobId: number;
}

export interface JobActivities {
  /** Works pages of a job for a while; false: nothing is left that the job itself can do. */
  workJob(request: JobRequest): Promise<boolean>;
}

export interface LaneActivities {
  exchange(request: ExchangeRequest): Promise<Turn>;
}
