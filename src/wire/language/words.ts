/** What a language must have for both sides to tell a refusal, a state, a post. A missing word does not compile. */
import type { Role } from '#domain/access/viewer.ts';
import type { OrderState } from '#domain/order/flow.ts';
import type { Reason } from '#domain/reasons.ts';
import type { Detail } from '../details.ts';

export interface WireWords {
  /** `{name}` stands for a parameter of the refusal. */
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly details: Readonly<Record<Detail, string>>;
  readonly states: Readonly<Record<OrderState, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  /** A post, from `{role}` and `{no}`. */
  readonly post: string;
  /** The town's own machinery, when nobody's hand did it. */
  readonly system: string;
  readonly worker: string;
  readonly nobody: string;
}
