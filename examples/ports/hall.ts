import {
  type Actor,
  type CertificateLibrary,
  type FeeOffice,
  ManualClock,
  openHall,
} from "banjian";

const clock = new ManualClock("2026-09-14T10:00:00+08:00");
const company = { id: "91440300MA5BUILDER", name: "通达市政工程有限公司" };
const shelf = new Map([
  ["business-licence", { number: company.id, holder: company, validUntil: "2030-12-31" }],
]);

// #region library
const library: CertificateLibrary = {
  name: "省电子证照库",
  patience: 2_000,
  // Your own client stands here: what it throws, and what it never answers, costs no case.
  find: async ({ kind }, signal) => (signal.aborted ? undefined : shelf.get(kind)),
};
// #endregion

// #region fees
const till: FeeOffice = {
  name: "非税收入系统",
  order: async ({ reference }) => ({ number: `TZ-${reference.slice(-6)}` }),
};
// #endregion

const hall = await openHall({
  db: "pglite://memory",
  items: "examples/ports/items",
  clock: clock.now,
  certificates: library,
  fees: till,
});

const applicant: Actor = { ...company, roles: ["applicant"] };
const clerk: Actor = { id: "w-01", name: "王芳", roles: ["window-clerk"] };

let keys = 0;
const by = (actor: Actor, payload = {}) => ({ by: actor, key: `road-${++keys}`, payload });

const application = {
  applicant: { ...company, kind: "legal-person" as const },
  form: { road: "幸福路", way: "挖掘" },
  materials: [
    { id: "application", name: "申请表.pdf" },
    { id: "works-plan", name: "施工方案.pdf" },
  ],
};
const { caseId } = await hall.submit("road-occupation", application, {
  by: applicant,
  key: "road-filed",
});

async function print() {
  const view = await hall.case(caseId);
  for (const { title, answer, library: source, on, review } of view.certificates) {
    console.log(`${title.zh}：${answer}，${source} ${on}；核对：${review.join("、")}`);
  }
  const work = Object.values(view.state.tasks).map(({ work }) => work);
  for (const { title, yuan, standing, order } of view.fees) {
    console.log(`${title.zh}：${yuan} 元，${standing}，缴款通知 ${order?.number}`);
  }
  console.log(`待办：${work.join("、")}`);
}

await print();
const number = "建字第440305202600012号";
shelf.set("planning-permit", { number, holder: company, validUntil: "2028-12-31" });
await hall.act(caseId, "fetch-certificate", by(clerk));
await hall.act(caseId, "accept", by(clerk));
await print();
const payment = { amount: "1860.50", number: "0020260914001", source: till.name };
await hall.act(caseId, "record-payment", by(clerk, payment));
await print();
await hall.close();
