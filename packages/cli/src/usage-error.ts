import type { CodedError } from "@banjian/base";
import type { CommanderError } from "commander";
import { cliError } from "./errors.js";

/** What commander refused, as an error of ours: its code says what, its English message names it and what is near. */
export function usageError({ code, message }: CommanderError): CodedError {
  const [said = "", nearest = ""] = message.split(/\s*\(Did you mean (?:one of )?/);
  const named = /'(.*)'/.exec(said)?.[1] ?? "";
  const near = nearest === "" ? [] : nearest.replace(/\?\)$/, "").split(", ");
  switch (code) {
    case "commander.unknownCommand":
      return cliError("COMMAND_UNKNOWN", { command: named, near });
    case "commander.unknownOption":
      return cliError("OPTION_UNKNOWN", { option: named, near });
    case "commander.optionMissingArgument":
      return cliError("OPTION_VALUE_MISSING", { option: named });
    case "commander.missingArgument":
      return cliError("ARGUMENT_MISSING", { argument: named });
    default:
      return cliError("UNEXPECTED", { reason: message });
  }
}
