/** What is displayed for a time. */
export interface CaptionCue {
  /** Seconds into the recording. */
  from: number;
  to: number;
  lines: string[];
}
