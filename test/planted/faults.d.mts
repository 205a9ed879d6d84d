/** Faults that somebody might make: a text of a source file, and what it would become. */
export declare const plantedFaults: readonly {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}[];
