import { type Fault, faults } from "./faults.js";

/** Which cells of points times faults were run, and which cannot be, with the reason; each counted by its kind. */
export class Cells {
  readonly #run = new Map<string, Map<Fault, number>>();
  readonly #impossible = new Map<string, string[]>();

  get count(): number {
    return [...faults].reduce((sum, fault) => sum + this.of(fault), 0);
  }

  /** How many cannot be. */
  get none(): number {
    return [...this.#impossible.values()].reduce((sum, cells) => sum + cells.length, 0);
  }

  of(fault: Fault): number {
    return [...this.#run.values()].reduce((sum, row) => sum + (row.get(fault) ?? 0), 0);
  }

  add(point: string, fault: Fault): void {
    const row = this.#rowOf(point);
    row.set(fault, (row.get(fault) ?? 0) + 1);
  }

  /** A cell that cannot be; it belongs to the row of its point, or to another one. */
  leaveOut(point: string, fault: Fault, why: string, row = point): void {
    this.#rowOf(row);
    this.#impossible.set(why, [...(this.#impossible.get(why) ?? []), `${point} × ${fault}`]);
  }

  /** A row for each point with how many cells of it were run for each fault, their sums, and why the others are none. */
  table(): string {
    const width = Math.max(...[...this.#run.keys(), "all"].map((name) => name.length));
    const line = (name: string, of: (fault: Fault) => string | number) =>
      [name.padEnd(width), ...faults.map((fault) => String(of(fault)).padStart(fault.length))].join(
        "  ",
      );
    return [
      line("", (fault) => fault),
      ...[...this.#run].map(([name, row]) => line(name, (fault) => row.get(fault) ?? "-")),
      line("all", (fault) => this.of(fault)),
      `${this.count} cells run, ${this.none} impossible`,
      ...[...this.#impossible].map(
        ([why, cells]) => `- ${why} (${cells.length}): ${cells.join(", ")}`,
      ),
    ].join("\n");
  }

  #rowOf(point: string): Map<Fault, number> {
    const row = this.#run.get(point) ?? new Map<Fault, number>();
    this.#run.set(point, row);
    return row;
  }
}
