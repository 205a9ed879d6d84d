import type { Text } from "@banjian/base";

/** What a caller meets where a certificate is needed that the library did not give, for the catalogue in `errors.ts`. */
export const certificateErrors = {
  CERTIFICATE_MISSING: {
    says: (it: { missing: readonly { title: Text; because: Text }[] }) => ({
      zh: `还缺应由证照库取得的证照：${it.missing.map(({ title, because }) => `${title.zh}（${because.zh}）`).join("、")}`,
      en: `certificates of the library are missing: ${it.missing.map(({ title, because }) => `${title.en} (${because.en})`).join(", ")}`,
    }),
    hint: {
      zh: "由窗口以 fetch-certificate 再次查询；申请人自行提交的，在 materials 中登记。",
      en: "Let the window ask again by fetch-certificate; what the applicant brought after all is given there as materials.",
    },
  },
};
