import * as z from "zod";

/** Why something is done, in words. */
export const reason = z.string().trim().min(1).max(4000);

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
