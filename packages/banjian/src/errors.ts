import { defineErrors } from "@banjian/base";

/** What opening a hall can meet, beside what its database and its items refuse. */
export const hallError = defineErrors({
  ITEMS_FOLDER_UNREADABLE: {
    says: (it: { folder: string; reason: string }) => ({
      zh: `无法读取事项文件夹“${it.folder}”（${it.reason}）`,
      en: `the items folder "${it.folder}" cannot be read (${it.reason})`,
    }),
    hint: {
      zh: "给出存放事项 YAML 文件的文件夹。",
      en: "Give the folder in which the item files (.yaml) lie.",
    },
  },
  CALENDAR_UNKNOWN: {
    says: (it: { calendar: string }) => ({
      zh: `没有日历“${it.calendar}”`,
      en: `there is no calendar "${it.calendar}"`,
    }),
    hint: {
      zh: "使用 cn，或直接给出放假通知。",
      en: "Use cn, or give the notices themselves.",
    },
  },
});
