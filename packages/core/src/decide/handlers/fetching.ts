import { materialOfWork } from "../../case/certificate.js";
import { coreError } from "../../errors.js";
import { taskOf } from "../task-of.js";
import type { Handler } from "./handler.js";

/** What has been brought in place of a certificate is the document that the library did not give, and no other. */
export const fetchCertificate: Handler<"fetch-certificate"> = (turn, { arrow, payload }) => {
  const wanted = materialOfWork(taskOf(turn, arrow).work);
  const brought = payload.materials.find(({ id }) => id !== wanted);
  if (brought === undefined) return;
  const problem = {
    zh: `materials.${brought.id}: 这项待办是“${wanted}”`,
    en: `materials.${brought.id}: this task is about "${wanted}"`,
  };
  throw coreError("PAYLOAD_INVALID", { action: arrow.action, problems: [problem] });
};
