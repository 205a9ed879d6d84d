import type { Ledger } from "./ledger.js";

type Copy = { -readonly [Field in keyof Required<Ledger>]: Ledger[Field] };

/**
 * A copy of a ledger that can be written to. Every field is named, also those that the ledger has not: most of a decision reads
 * ledgers, and objects that have the same fields in the same order are made, and read, many times faster than others.
 */
export function copyOfLedger(ledger: Ledger): Copy {
  return {
    key: ledger.key,
    run: ledger.run,
    latest: ledger.latest,
    branch: ledger.branch,
    procedure: ledger.procedure,
    duty: ledger.duty,
    department: ledger.department,
    from: ledger.from,
    at: ledger.at,
    within: ledger.within,
    roll: ledger.roll,
    backwards: ledger.backwards,
    closes: ledger.closes,
    theirs: ledger.theirs,
    notBefore: ledger.notBefore,
    excluded: ledger.excluded,
    extended: ledger.extended,
    status: ledger.status,
    endedOn: ledger.endedOn,
    endedAt: ledger.endedAt,
    fired: ledger.fired,
    breached: ledger.breached,
    edition: ledger.edition,
  };
}
