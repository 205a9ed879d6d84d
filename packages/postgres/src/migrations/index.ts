import type { Migration } from "kysely/migration";
import { createCases } from "./0001-cases.js";
import { createItems } from "./0002-items.js";
import { createCalendars } from "./0003-calendars.js";
import { createClockHolds } from "./0004-clock-holds.js";
import { createOutbox } from "./0005-outbox.js";
import { createCatalogue } from "./0006-catalogue.js";
import { createTaskOwners } from "./0007-task-owners.js";
import { createCards } from "./0008-cards.js";
import { createMeasures } from "./0009-measures.js";
import { createCounters } from "./0010-counters.js";
import { createAssessments } from "./0011-assessments.js";
import { createInbound } from "./0012-inbound.js";
import { createRestores } from "./0013-restores.js";
import { leaveRoom } from "./0014-room.js";

/** Every step the schema has taken. Add below; what has been released is never edited. */
export const migrations = {
  "0001-cases": { up: createCases },
  "0002-items": { up: createItems },
  "0003-calendars": { up: createCalendars },
  "0004-clock-holds": { up: createClockHolds },
  "0005-outbox": { up: createOutbox },
  "0006-catalogue": { up: createCatalogue },
  "0007-task-owners": { up: createTaskOwners },
  "0008-cards": { up: createCards },
  "0009-measures": { up: createMeasures },
  "0010-counters": { up: createCounters },
  "0011-assessments": { up: createAssessments },
  "0012-inbound": { up: createInbound },
  "0013-restores": { up: createRestores },
  "0014-room": { up: leaveRoom },
} satisfies Record<string, Migration>;
