import { incidentWord } from "../incident-word.js";

/** Leaves out what cannot be done. */
export const incidentSkip = incidentWord({
  name: "incident skip",
  about: {
    zh: "略过：接收端从下一事件继续；巡查在有人办理之前不再处理该办件；停办的办件改用由事实推出的内容",
    en: "leave it out: the sink goes on with the next event, the sweep keeps away until somebody acts in the case, a stopped case is taken from its facts anew",
  },
  example: 'banjian incident skip i0123456789ab --by "Zhao" --reason "told them by telephone"',
  speak: (hall, id, word) => hall.incidents.skip(id, word),
});
