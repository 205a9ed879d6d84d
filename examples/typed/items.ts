// Written by `banjian types examples/items/food-business-licence.yaml examples/items/enterprise-registration.yaml`. Write it anew when the items change; do not edit it.

/** 企业设立登记 · Enterprise registration, 2026.1. */
export type EnterpriseRegistration = {
  readonly form: {
    readonly name: string;
    readonly capital?: number;
  };
  readonly material: "application" | "articles" | "address-proof";
  readonly department: "market-supervision";
  readonly branch: "main";
  readonly procedure: never;
  readonly limit: "promised" | "statutory" | "supplement";
  readonly action: {
    readonly "save-draft": "save-draft";
    readonly submit: "submit";
    readonly withdraw: "withdraw";
    readonly receive: "receive";
    readonly "correct-on-spot": "correct-on-spot";
    readonly "request-supplement": "request-supplement";
    readonly "send-notice": "send-notice";
    readonly accept: "accept";
    readonly "refuse-acceptance": "refuse-acceptance";
    readonly forward: "forward";
    readonly supplement: "supplement";
    readonly extend: "extend";
    readonly approve: "approve";
    readonly complete: "complete";
    readonly deliver: "deliver";
    readonly collect: "collect";
    readonly sign: "sign";
    readonly "add-signer": "add-signer";
    readonly "remove-signer": "remove-signer";
    readonly return: "return";
    readonly recall: "recall";
    readonly correct: "correct";
    readonly "issue-document": "issue-document";
    readonly reopen: "reopen";
    readonly suspend: "suspend";
    readonly resume: "resume";
    readonly terminate: "terminate";
    readonly void: "void";
    readonly claim: "claim";
    readonly release: "release";
    readonly transfer: "transfer";
    readonly delegate: "delegate";
    readonly remind: "remind";
    readonly "order-supervision": "order-supervision";
    readonly "answer-order": "answer-order";
    readonly consult: "consult";
    readonly "answer-consultation": "answer-consultation";
    readonly "withdraw-consultation": "withdraw-consultation";
    readonly "notify-card": "notify-card";
    readonly "answer-card": "answer-card";
    readonly "appeal-card": "appeal-card";
    readonly "correct-card": "correct-card";
    readonly "supervise-card": "supervise-card";
    readonly "withdraw-card": "withdraw-card";
    readonly "confirm-card": "confirm-card";
    readonly copy: "copy";
    readonly "acknowledge-copy": "acknowledge-copy";
    readonly comment: "comment";
    readonly "request-hearing": "request-hearing";
    readonly "waive-hearing": "waive-hearing";
    readonly "state-opinion": "state-opinion";
  };
};

/** 食品经营许可证核发 · Food business licence, 2026.1. */
export type FoodBusinessLicence = {
  readonly form: {
    readonly premises: string;
    readonly area?: number;
    readonly staff?: number;
    readonly "cold-dishes"?: boolean;
  };
  readonly material: "application" | "floor-plan" | "safety-rules" | "health-proof";
  readonly department: "market-supervision";
  readonly branch: "main";
  readonly procedure: "site-inspection" | "testing";
  readonly limit: "completeness" | "statutory" | "delivery" | "promised" | "supplement";
  readonly action: {
    readonly "save-draft": "save-draft";
    readonly submit: "submit";
    readonly withdraw: "withdraw";
    readonly "pre-accept": "pre-accept";
    readonly "correct-on-spot": "correct-on-spot";
    readonly supplement: "supplement";
    readonly receive: "receive";
    readonly "request-supplement": "request-supplement";
    readonly "send-notice": "send-notice";
    readonly accept: "accept";
    readonly "refuse-acceptance": "refuse-acceptance";
    readonly forward: "forward";
    readonly extend: "extend";
    readonly handle: "handle";
    readonly review: "review";
    readonly approve: "approve";
    readonly "open-procedure": "open-procedure";
    readonly "close-procedure": "close-procedure";
    readonly grant: "grant";
    readonly deny: "deny";
    readonly complete: "complete";
    readonly deliver: "deliver";
    readonly collect: "collect";
    readonly sign: "sign";
    readonly "add-signer": "add-signer";
    readonly "remove-signer": "remove-signer";
    readonly return: "return";
    readonly recall: "recall";
    readonly "reopen-branches": "reopen-branches";
    readonly correct: "correct";
    readonly "issue-document": "issue-document";
    readonly reopen: "reopen";
    readonly suspend: "suspend";
    readonly resume: "resume";
    readonly terminate: "terminate";
    readonly void: "void";
    readonly claim: "claim";
    readonly release: "release";
    readonly transfer: "transfer";
    readonly delegate: "delegate";
    readonly remind: "remind";
    readonly "order-supervision": "order-supervision";
    readonly "answer-order": "answer-order";
    readonly consult: "consult";
    readonly "answer-consultation": "answer-consultation";
    readonly "withdraw-consultation": "withdraw-consultation";
    readonly "notify-card": "notify-card";
    readonly "answer-card": "answer-card";
    readonly "appeal-card": "appeal-card";
    readonly "correct-card": "correct-card";
    readonly "supervise-card": "supervise-card";
    readonly "withdraw-card": "withdraw-card";
    readonly "confirm-card": "confirm-card";
    readonly copy: "copy";
    readonly "acknowledge-copy": "acknowledge-copy";
    readonly comment: "comment";
    readonly "request-hearing": "request-hearing";
    readonly "waive-hearing": "waive-hearing";
    readonly "state-opinion": "state-opinion";
  };
};

/** The items of the catalogue by their codes: `openHall<Items>(…)`. */
export type Items = {
  readonly "enterprise-registration": EnterpriseRegistration;
  readonly "food-business-licence": FoodBusinessLicence;
};
