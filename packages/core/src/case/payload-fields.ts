import * as z from "zod";
import { shortestReason } from "../definition/watched-causes.js";

/** Why something is done, in words. */
export const reason = z.string().trim().min(1).max(4000);

/** What an applicant who complained is told: as little as counts as no reason is no answer either. */
export const answer = reason.refine((text) => [...text].length >= shortestReason, {
  params: {
    says: {
      zh: `写明查到什么、怎样整改，不少于 ${shortestReason} 个字`,
      en: `say what was found and what was done about it, in ${shortestReason} characters or more`,
    },
  },
});

/** What somebody may say, or leave out. */
export const words = z.string().max(4000);

/** By what the host knows somebody. */
export const personId = z.string().min(1).max(200);

/** Somebody who is named. */
export const person = z.strictObject({
  id: personId,
  name: z.string().min(1).max(200).optional(),
});

/** A way in which a legal notice can go out. */
export const serviceWay = z.enum(["window", "post", "sms", "online"]);
