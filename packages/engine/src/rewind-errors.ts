/** What is refused after a database has gone back to an earlier time, for the catalogue in `errors.ts`. */
export const rewindErrors = {
  HALL_REWOUND: {
    says: () => ({
      zh: "数据库回到了较早的状态：曾受理、曾告知的内容不见了；巡查和投递已停",
      en: "the database has gone back to an earlier time: what was accepted or told is not there; sweeps and deliveries have stopped",
    }),
    hint: {
      zh: "由备份或落后的备库恢复之后，运行 banjian db restored；banjian incident list 说明缺了什么。",
      en: "After a backup, or a standby that was behind, has taken its place, run banjian db restored; banjian incident list says what is missing.",
    },
  },
  INCIDENT_OF_RESTORE: {
    says: (it: { id: string }) => ({
      zh: `故障 ${it.id} 是数据库回到了较早的状态，不能重试或略过`,
      en: `the incident ${it.id} is that the database has gone back to an earlier time, which is neither tried again nor left out`,
    }),
    hint: {
      zh: "运行 banjian db restored，故障随之了结。",
      en: "Run banjian db restored, which ends it.",
    },
  },
  POSITION_AHEAD: {
    says: (it: { position: number; last: number }) => ({
      zh: `序位 ${it.position} 还没有给出过，最后一个是 ${it.last}`,
      en: `the place ${it.position} has not been given; the last one is ${it.last}`,
    }),
    hint: {
      zh: "核对所记的序位和所指的厅；数据库由备份恢复过的，先运行 banjian db restored，再从 hall:restored 所说的序位接着取。",
      en: "Check the place you keep, and the hall; where a backup was restored, run banjian db restored first, and go on from the place that hall:restored tells.",
    },
  },
};
