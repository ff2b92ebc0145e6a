export type Side = 'editor' | 'preview';

/** How long after its last movement a side still leads, in milliseconds. */
const HOLD = 400;

/**
 * Which of text and preview moves the other. Whoever begins leads as long as it moves, and a little longer: what the other one does
 * in that time is an echo.
 */
export class Direction {
  private leader: Side | undefined;
  private until = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether this side moves by itself, and may move the other. */
  leads(side: Side): boolean {
    const now = this.now();
    if (this.leader !== side && now < this.until) return false;
    this.leader = side;
    this.until = now + HOLD;
    return true;
  }
}
