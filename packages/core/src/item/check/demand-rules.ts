import type { Text } from "@banjian/base";
import type { Complaint } from "../../definition/finding.js";
import { hintFor } from "./hint-for.js";

/** What the checks say of documents, variants and the members of a bundle. */
export const demandRules = {
  unknownMaterial: (
    name: string,
    meant: string | undefined,
    known: readonly string[],
  ): Complaint => ({
    rule: "DEF57",
    problem: { zh: `没有材料“${name}”`, en: `there is no document "${name}"` },
    hint: hintFor(meant, known),
  }),
  idleInMaterial: (key: string, why: Text): Complaint => ({
    rule: "DEF57",
    problem: { zh: `“${key}”不起作用：${why.zh}`, en: `"${key}" has no effect: ${why.en}` },
    hint: { zh: `删除 ${key}。`, en: `Delete ${key}.` },
  }),
  demandedOnceThere: (id: string): Complaint => ({
    rule: "DEF57",
    problem: {
      zh: `要不要“${id}”，看的是它自己到了没有`,
      en: `whether "${id}" is demanded hangs on whether it has come itself`,
    },
    hint: {
      zh: "条件看表单、申请人或另一份材料。",
      en: "Let the condition ask about the form, the applicant or another document.",
    },
  }),
  toleratedForNoTime: (id: string): Complaint => ({
    rule: "DEF57",
    problem: {
      zh: `“${id}”可以容缺，补交的时间却是零`,
      en: `"${id}" may come later, within no time at all`,
    },
    hint: {
      zh: "写明几天内补交，例如 5 个工作日，或删除 tolerated。",
      en: "Say within how many days, for instance 5 business-days, or delete tolerated.",
    },
  }),
  certificateUnnamed: (id: string): Complaint => ({
    rule: "DEF67",
    problem: {
      zh: `材料“${id}”取自证照库，却没有写明是哪一种证照`,
      en: `the document "${id}" comes from the certificate library, which is not told which kind to look for`,
    },
    hint: {
      zh: "写 certificate：证照的种类，例如 business-licence。",
      en: "Write certificate: its kind, for instance business-licence.",
    },
  }),
  materialWithoutBasis: (id: string): Complaint => ({
    rule: "DEF56",
    problem: {
      zh: `没有写明依据什么要求材料“${id}”`,
      en: `by which law the document "${id}" is demanded has not been said`,
    },
    hint: {
      zh: "写 basis：要求它的法律、条款；没有依据的，删除这份材料。",
      en: "Write basis: the law and article that demand it; without any, delete the document.",
    },
  }),
  askedWithoutBasis: (what: Text): Complaint => ({
    rule: "DEF56",
    problem: {
      zh: `没有写明依据什么要求${what.zh}`,
      en: `by which law ${what.en} is asked for has not been said`,
    },
    hint: {
      zh: "写 basis：要求它的法律、条款；没有依据的，删除它。",
      en: "Write basis: the law and article that ask for it; without any, delete it.",
    },
  }),
  variantWithoutBasis: (name: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形“${name}”以承诺代替材料，却没有依据`,
      en: `the variant "${name}" lets a promise stand for documents without a basis`,
    },
    hint: {
      zh: "写 basis：允许告知承诺的法律、法规或文件。",
      en: "Write basis: what allows the commitment route.",
    },
  }),
  commitmentNotChosen: (name: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形“${name}”是告知承诺，却按条件适用：承诺须由申请人自愿作出`,
      en: `the variant "${name}" is a commitment but comes by a condition: a promise is the applicant's to make`,
    },
    hint: { zh: "删除 when。", en: "Delete when." },
  }),
  letterWaived: (name: string, letter: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形“${name}”免去了承诺书“${letter}”，承诺就没有书面形式了`,
      en: `the variant "${name}" waives "${letter}", the letter that a promise is made in`,
    },
    hint: { zh: `从 waives 中删除 ${letter}。`, en: `Delete ${letter} from waives.` },
  }),
  variantIsLonger: (name: string, limit: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形“${name}”的期限“${limit}”比事项自己的还长，却没有依据`,
      en: `the variant "${name}" has a longer limit "${limit}" than the item, and no basis`,
    },
    hint: { zh: "缩短它，或写 basis。", en: "Shorten it, or write basis." },
  }),
  variantUnit: (name: string, limit: string, unit: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形“${name}”的期限“${limit}”单位与事项的不同`,
      en: `the variant "${name}" counts the limit "${limit}" in another unit than the item`,
    },
    hint: { zh: `写成 ${unit}，与事项一致。`, en: `Write it in ${unit}, as the item does.` },
  }),
  variantChangesNothing: (name: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形“${name}”与一般情形没有不同`,
      en: `nothing is different in the variant "${name}"`,
    },
    hint: {
      zh: `写 waives 或 limits，或在条件中用到 variants.${name}。`,
      en: `Write waives or limits, or use variants.${name} in a condition.`,
    },
  }),
  memberTwice: (item: string): Complaint => ({
    rule: "DEF4",
    problem: {
      zh: `事项“${item}”已经由另一个分支办理`,
      en: `the item "${item}" is the member of another branch already`,
    },
    hint: {
      zh: "每个分支写各自的事项；同一事项只由一个分支办理。",
      en: "Give each branch an item of its own, or keep one of the two.",
    },
  }),
  membersOfNoBundle: (): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: "不是一件事，却写了组成事项",
      en: "it joins items and is no bundle",
    },
    hint: { zh: "写 type: bundle，或删除 members。", en: "Write type: bundle, or delete members." },
  }),
  branchIsNoMember: (branch: string): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `分支“${branch}”没有写明是哪一个组成事项`,
      en: `which item the branch "${branch}" is has not been said`,
    },
    hint: { zh: "在 members 中写上它。", en: "Write it under members." },
  }),
  memberWithoutLimit: (branch: string): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `组成事项“${branch}”没有自己的期限`,
      en: `the member "${branch}" has no limit of its own`,
    },
    hint: {
      zh: "在该分支写 within：每个事项在一件事中仍保留自己的期限。",
      en: "Write within in its branch: in a bundle each item keeps its own limit.",
    },
  }),
  unknownField: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "DEF60",
    problem: { zh: `表单没有“${name}”`, en: `the form has no field "${name}"` },
    hint: hintFor(meant, known),
  }),
  letterContradiction: (letter: string, what: Text, hint: Text): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `“${letter}”是承诺书，${what.zh}`,
      en: `"${letter}" is a letter of commitment, and ${what.en}`,
    },
    hint,
  }),
  variantsInCircle: (circle: readonly string[]): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形是否适用取决于它自己：${circle.join(" → ")}`,
      en: `whether these variants apply hangs on themselves: ${circle.join(" → ")}`,
    },
    hint: {
      zh: "条件只看表单、材料、申请人。",
      en: "Let the condition ask about the form, the documents or the applicant.",
    },
  }),
  ownMember: (item: string): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `组成事项“${item}”就是这件事自己`,
      en: `the member "${item}" is the bundle itself`,
    },
    hint: { zh: "写所组成的另一个事项的编码。", en: "Write the code of the item that it joins." },
  }),
  memberMisspelt: (item: string, near: string): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `旁边没有编码为“${item}”的事项`,
      en: `no item beside this file has the code "${item}"`,
    },
    hint: { zh: `是否指“${near}”？`, en: `Did you mean "${near}"?` },
  }),
  otherCertificate: (item: string, here: string, own: string): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `“${item}”自己颁发“${own}”，这里写的是“${here}”`,
      en: `"${item}" gives "${own}" by itself, and here "${here}"`,
    },
    hint: { zh: `改为“${own}”，或改正那个事项。`, en: `Write "${own}", or correct that item.` },
  }),
  branchBeyondMember: (item: string, within: Text, law: Text): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `分支 ${within.zh}，比“${item}”自己的法定期限 ${law.zh} 长`,
      en: `the branch may take ${within.en}, "${item}" by its own law ${law.en}`,
    },
    hint: {
      zh: `缩短为 ${law.zh} 以内：合办不延长组成事项的法定期限。`,
      en: `Shorten it to ${law.en} at most: joint handling lengthens no member's own limit.`,
    },
  }),
  oneMember: (): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: "一件事至少由两个事项组成",
      en: "a bundle joins two items at least",
    },
    hint: {
      zh: "再写一个组成事项，或不写 members，改用事项自己的类型。",
      en: "Write another member, or give the item a type of its own and delete members.",
    },
  }),
  memberCertificateTwice: (certificate: string): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `证件“${certificate}”已由另一个组成事项颁发`,
      en: `another member gives the certificate "${certificate}" already`,
    },
    hint: {
      zh: "每个组成事项写自己颁发的证件，或删除一个。",
      en: "Name the certificate that each member gives itself, or delete one of the two.",
    },
  }),
  neededByNoMember: (name: string): Complaint => ({
    rule: "DEF60",
    problem: {
      zh: `没有一个组成事项用到“${name}”`,
      en: `none of the members needs "${name}"`,
    },
    hint: {
      zh: "写在用到它的组成事项的 materials 或 form 中，或删除它。",
      en: "Name it under materials or form of the member that needs it, or delete it.",
    },
  }),
};
