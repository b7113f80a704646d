/** Keeps the last good value of something that is asked often, for a while. Failures are not kept. */
export class Recent<T> {
  private kept: { value: T; until: number } | undefined;

  constructor(
    private readonly now: () => number,
    private readonly milliseconds: number,
  ) {}

  async get(make: () => Promise<T>): Promise<T> {
    if (this.kept && this.now() < this.kept.until) return this.kept.value;
    this.kept = undefined;
    const value = await make();
    this.kept = { value, until: this.now() + this.milliseconds };
    return value;
  }

  forget(): void {
    this.kept = undefined;
  }
}
