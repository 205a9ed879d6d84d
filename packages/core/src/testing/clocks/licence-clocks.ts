import { clockItem, usualFlow } from "./clock-item.js";

/** The clocks of a licence under the general law, with those of cities beside them (licensing law, arts. 32, 42, 44, 55). */
export const generalLicence = clockItem(
  "general-licence",
  `
${usualFlow.replace("collection, next: archived", "collection, next: later-check")}
    later-check:
      title: { zh: 承诺核查, en: check of the commitment }
      on:
        confirm: { title: { zh: 核查属实, en: found true }, by: handler, to: archived }
limits:
  preset: licensing-law
  online-review:
    within: 1 business-days
    starts: receipt
    ends: [supplement-notice, acceptance, refusal]
    owner: window-clerk
    basis: { law: 安阳市政务服务条例, article: 42 }
  online-supplement-notice:
    within: 2 business-days
    starts: receipt
    ends: [supplement-notice, acceptance, refusal]
    owner: window-clerk
    basis: { law: 滨州市工程建设项目并联审批管理规定, article: 10 }
  on-site-check:
    within: 5 business-days
    starts: acceptance
    ends: [{ opens: site-check }, decision]
    owner: handler
    basis: { law: 中华人民共和国行政许可法, article: 55 }
  commitment-check:
    within: 60 business-days
    starts: decision
    ends: [{ leaves: later-check }]
    owner: handler
    basis: { law: 浙江省保障“最多跑一次”改革规定, article: 14 }
`,
);

/** A pollution permit: 30 days, 45 with a site check, all in calendar days (排污许可管理条例, arts. 9, 12). */
export const pollutionPermit = clockItem(
  "pollution-permit",
  `${usualFlow}
limits:
  preset: pollution-permit
`,
);

/** The renewal of a permit: applied for 30 days before it expires, decided before that day or renewed by silence (art. 50). */
export const renewal = clockItem(
  "renewal",
  `
  form:
    permit-expires: { type: day, required: true, title: { zh: 有效期届满日, en: day the permit expires } }
${usualFlow}
limits:
  preset: licensing-law
  renewal-apply:
    within: 30 calendar-days
    counts: before
    starts: { day: permit-expires }
    ends: [receipt]
    owner: applicant
    basis: { law: 中华人民共和国行政许可法, article: 50, paragraph: 1 }
  renewal-decision:
    within: 0 calendar-days
    roll: stay
    starts: { day: permit-expires }
    ends: [decision]
    owner: head
    basis: { law: 中华人民共和国行政许可法, article: 50, paragraph: 2 }
    on-expiry:
      outcome: deemed-renewed
      if-met: [renewal-apply]
      basis: { law: 中华人民共和国行政许可法, article: 50, paragraph: 2 }
`,
);

/** A permit from receipt: seven calendar days (建筑法, art. 8), granted by silence where a local rule says so. */
export const silentPermit = clockItem(
  "silent-permit",
  `${usualFlow}
limits:
  statutory:
    within: 7 calendar-days
    starts: receipt
    extend: { by: 5 calendar-days, basis: { law: 某市规定, article: 5, to: 2026-12-31 } }
    basis: { law: 中华人民共和国建筑法, article: 8 }
    on-expiry: { outcome: deemed-granted, basis: { law: 某市规定, article: 4, to: 2026-12-31 } }
`,
);
