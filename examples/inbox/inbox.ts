// #region inbox
import type { Actor, Hall, InboxEntry } from "banjian";

/** The desk of one department: every open task in it, whose it is, how much time is left, and what its reader may do. */
export async function desk(hall: Hall, reader: Actor): Promise<string[]> {
  const { entries, counts, held, department, waiting } = await hall.inbox(reader);
  const lines = await Promise.all(entries.map((entry) => line(hall, reader, entry)));
  return [
    `${reader.department}: ${counts.overdue} overdue, ${counts.near} near; ` +
      `${held.mine} mine, ${held.pool} to claim, ${held.others} with others; ` +
      `${department} of the department, ${waiting} wait for the applicant`,
    ...lines,
  ];
}

async function line(hall: Hall, reader: Actor, entry: InboxEntry): Promise<string> {
  const { caseId, item, applicant, task, title, owner, deputyOf, due, urgency } = entry;
  const offers = (await hall.case(caseId)).actionsFor(reader);
  const may = offers
    .filter(
      ({ allowed, kind, branch, task: about }) =>
        allowed && (about === task.id || (task.kinds.includes(kind) && branch === task.branch)),
    )
    .map(({ action }) => action);
  const who = owner === undefined ? "to claim" : (owner.delegate ?? owner).name;
  const stands = deputyOf === undefined ? "" : ` (as deputy of ${deputyOf.name})`;
  return `${urgency} ${due ?? "-"}  ${item.title.en}, ${applicant}: ${title.en}, ${who}${stands}: ${may.join(", ")}`;
}
// #endregion
