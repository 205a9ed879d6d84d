import { defineErrors } from "@banjian/base";

/** What opening a hall can meet, beside what its database and its items refuse. */
export const hallError = defineErrors({
  ITEMS_FOLDER_UNREADABLE: {
    says: (it: { path: string; reason: string }) => ({
      zh: `无法读取事项文件“${it.path}”（${it.reason}）`,
      en: `the items in "${it.path}" cannot be read (${it.reason})`,
    }),
    hint: {
      zh: "给出存放事项 YAML 文件的文件夹，并确认其中的文件可读。",
      en: "Give the folder in which the item files (.yaml) lie, and make sure that they can be read.",
    },
  },
  CALENDAR_UNKNOWN: {
    says: (it: { calendar: string }) => ({
      zh: `没有日历“${it.calendar}”`,
      en: `there is no calendar "${it.calendar}"`,
    }),
    hint: {
      zh: "使用 cn；加上地区的一层写作 cn+cn-gx。",
      en: "Use cn, or cn+cn-gx with a region's layer over it.",
    },
  },
});
