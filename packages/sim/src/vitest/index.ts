import "./matchers.js";

export { CaseNow } from "../case-now.js";
export { itemFile } from "../item-file.js";
export { does, files, given, passes, type Step, until, untilNextDue, when } from "./given.js";
