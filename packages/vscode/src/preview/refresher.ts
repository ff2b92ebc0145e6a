/** The shortest and the longest time between a change and the question, in milliseconds. */
const SOONEST = 20;
const LATEST = 300;

/**
 * Asks for what has changed: one question at a time, and after a change in the meantime once more. Between two questions there is as much
 * time as the last answer took, so that whoever answers has half of its time for others.
 */
export class Refresher {
  private wanted = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isAsking = false;
  private isEnded = false;
  private took = 0;

  /** `ask` gets an answer and shows it. */
  constructor(private readonly ask: () => Promise<void>) {}

  /** There is something new to ask for. */
  request(): void {
    this.wanted++;
    if (!this.isAsking && this.timer === undefined) this.schedule();
  }

  dispose(): void {
    this.isEnded = true;
    clearTimeout(this.timer);
  }

  private schedule(): void {
    const wait = Math.min(LATEST, Math.max(SOONEST, this.took));
    this.timer = setTimeout(() => void this.run(), wait);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    const asked = this.wanted;
    const start = Date.now();
    this.isAsking = true;
    try {
      await this.ask();
    } finally {
      this.isAsking = false;
      this.took = Date.now() - start;
    }
    if (this.wanted !== asked && !this.isEnded) this.schedule();
  }
}
