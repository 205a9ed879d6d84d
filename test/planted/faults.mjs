import { approvalFaults } from "./approval-faults.mjs";
import { countingFaults } from "./counting-faults.mjs";
import { keepingFaults } from "./keeping-faults.mjs";

/** Faults that somebody might make: each one text of a source file, what it would become, and the tests that say so. */
export const plantedFaults = [...countingFaults, ...approvalFaults, ...keepingFaults];
